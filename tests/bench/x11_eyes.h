// Looks at an X display from outside, as a person would: when something new is drawn, what stands there, and
// a finger (XTEST) on the glass. Knows nothing of the program that draws.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::bench {

class X11Eyes {
  public:
    using Clock = std::chrono::steady_clock;

    /// Throws when there is no such display, or it lacks XTEST or DAMAGE.
    explicit X11Eyes(const std::string& display);
    ~X11Eyes();
    X11Eyes(const X11Eyes&) = delete;
    X11Eyes& operator=(const X11Eyes&) = delete;

    [[nodiscard]] int width() const;
    [[nodiscard]] int height() const;

    /// The time at which something is drawn next; nothing when that takes longer than `patience`.
    [[nodiscard]] std::optional<Clock::time_point> wait_for_drawing(std::chrono::milliseconds patience);
    /// Returns when nothing was drawn for so long.
    void wait_for_quiet(std::chrono::milliseconds quiet);

    /// Every 20th pixel across and down: enough to recognise a picture by.
    [[nodiscard]] std::vector<std::uint32_t> look() const;

    /// Moves the pointer; returns when the server has done it.
    void point(int x, int y);
    /// The time just before the button went down or up.
    Clock::time_point press(bool down);

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace kiosk::bench
