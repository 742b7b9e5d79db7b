#include "tests/ui/loudspeaker.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

namespace kiosk::test {

Loudspeaker::Loudspeaker(const char* driver)
    : file_(std::filesystem::temp_directory_path() / ("kiosk-audio-" + std::to_string(getpid()) + ".raw")) {
    setenv("SDL_AUDIODRIVER", driver, 1);
    setenv("SDL_DISKAUDIOFILE", file_.c_str(), 1);
    setenv("SDL_DISKAUDIODELAY", "0", 1);
}

Loudspeaker::~Loudspeaker() {
    std::filesystem::remove(file_);
}

std::vector<std::int16_t> Loudspeaker::heard() const {
    std::ifstream stream(file_, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    std::vector<std::int16_t> samples(bytes.size() / 2);
    std::memcpy(samples.data(), bytes.data(), samples.size() * 2);
    return samples;
}

bool holds(const std::vector<std::int16_t>& heard, const std::vector<std::int16_t>& part) {
    return std::search(heard.begin(), heard.end(), part.begin(), part.end()) != heard.end();
}

void write_wav(const std::filesystem::path& file, int channels, int rate,
               const std::vector<std::int16_t>& samples) {
    std::ofstream out(file, std::ios::binary);
    const auto number = [&](std::uint32_t value, int bytes) {
        out.write(reinterpret_cast<const char*>(&value), bytes);
    };
    const auto size = static_cast<std::uint32_t>(samples.size() * 2);
    out << "RIFF";
    number(36 + size, 4);
    out << "WAVEfmt ";
    number(16, 4);
    number(1, 2);
    number(static_cast<std::uint32_t>(channels), 2);
    number(static_cast<std::uint32_t>(rate), 4);
    number(static_cast<std::uint32_t>(rate * channels * 2), 4);
    number(static_cast<std::uint32_t>(channels * 2), 2);
    number(16, 2);
    out << "data";
    number(size, 4);
    out.write(reinterpret_cast<const char*>(samples.data()), size);
}

}  // namespace kiosk::test
