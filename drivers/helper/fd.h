// A file descriptor that is closed exactly once.
#pragma once

#include <unistd.h>

#include <utility>

namespace kiosk {

class Fd {
  public:
    Fd() = default;
    explicit Fd(int number) : number_(number) {}
    Fd(Fd&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Fd& operator=(Fd&& other) noexcept {
        if (this != &other) {
            close();
            number_ = std::exchange(other.number_, -1);
        }
        return *this;
    }
    ~Fd() { close(); }

    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] explicit operator bool() const { return number_ >= 0; }

    void close() {
        if (number_ >= 0) {
            static_cast<void>(::close(std::exchange(number_, -1)));
        }
    }

  private:
    int number_ = -1;
};

}  // namespace kiosk
