// The kiosk's one window through SDL, drawn by us and shown by SDL_UpdateWindowSurfaceRects. Sleeps until
// something happens. Belongs to the main thread, except wake().
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/input.h"
#include "src/base/result.h"

namespace kiosk::ui {

enum class WindowMode { windowed, fullscreen };

/// Keys of a keypad by the names SDL gives them.
using KeyNames = std::vector<std::pair<Key, std::string>>;
/// Whether SDL knows them all; fails with bad_config.
[[nodiscard]] Result<void> check(const KeyNames& keypad);

struct WindowOptions {
    std::string title = "Kiosk";
    int width = 1080;
    int height = 1920;
    WindowMode mode = WindowMode::windowed;
    KeyNames keypad{};  ///< Those that differ from the usual ones.
    std::string
        driver;  ///< x11, wayland, kmsdrm, dummy, offscreen; empty: SDL chooses (and obeys SDL_VIDEODRIVER).
};

class Window {
  public:
    /// Fails with bad_config when there is no display or the driver is unknown; the detail says what SDL
    /// said. Only one window may live at a time.
    [[nodiscard]] static Result<Window> open(const WindowOptions& options);
    ~Window();
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;

    /// Sleeps until there is input, wake() is called or the time is over; without a time until something
    /// happens. Returns everything that came, possibly nothing.
    [[nodiscard]] std::vector<Input> wait(std::optional<std::chrono::milliseconds> timeout);

    /// What came already; never sleeps.
    [[nodiscard]] std::vector<Input> poll();

    /// Ends wait(), now or the next one; from any thread, as often as you like. This is the mailbox's bell.
    void wake() noexcept;

    /// The pixels to draw on. Valid until the next wait() or poll() that reports `resized`.
    [[nodiscard]] Canvas canvas();

    /// Shows what was drawn inside the rectangles.
    void present(std::span<const PixelRect> changed);
    void present_all();

    /// The driver SDL took, for the log: "x11", "kmsdrm", …
    [[nodiscard]] std::string driver() const;

    /// Play a person, through real SDL events; for scenarios and tests. Pixels of the canvas. From any
    /// thread.
    void inject_finger(InputKind kind, float x, float y, int finger = 0);
    void inject_text(const std::string& utf8);
    void inject_key(Key key, InputKind kind);
    void inject_quit();

  private:
    struct Parts;
    explicit Window(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace kiosk::ui
