// A file descriptor that closes itself.
#pragma once

#include <unistd.h>

#include <utility>

namespace kiosk {

class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        const Descriptor old(std::exchange(number_, std::exchange(other.number_, -1)));
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { static_cast<void>(close()); }

    [[nodiscard]] bool ok() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }
    /// Closes now; false when the system says that something written was lost.
    [[nodiscard]] bool close() {
        const int number = std::exchange(number_, -1);
        return number < 0 || ::close(number) == 0;
    }

  private:
    int number_ = -1;
};

}  // namespace kiosk
