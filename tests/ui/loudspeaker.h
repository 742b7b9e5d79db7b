// SDL's own driver that writes to a file stands for the loudspeaker; and recordings to play on it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace kiosk::test {

/// SDL asks the environment where to play; every test is one such place.
class Loudspeaker {
  public:
    explicit Loudspeaker(const char* driver);  ///< "disk", or one that there is not.
    ~Loudspeaker();
    Loudspeaker(const Loudspeaker&) = delete;
    Loudspeaker& operator=(const Loudspeaker&) = delete;

    [[nodiscard]] std::vector<std::int16_t> heard() const;

  private:
    std::filesystem::path file_;
};

/// True when `part` is in what was heard: silence may come before and after.
[[nodiscard]] bool holds(const std::vector<std::int16_t>& heard, const std::vector<std::int16_t>& part);

/// A recording of 16 bits; `samples` of all channels in turn, `rate` a second.
void write_wav(const std::filesystem::path& file, int channels, int rate,
               const std::vector<std::int16_t>& samples);

}  // namespace kiosk::test
