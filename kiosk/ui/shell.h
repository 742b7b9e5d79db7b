// The window, the renderer and the session's Ui as one thing: inputs in, pictures out. Main thread only,
// except wake().
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/ui/fonts.h"
#include "kiosk/ui/renderer.h"
#include "kiosk/ui/ui.h"
#include "kiosk/ui/window.h"
#include "src/base/result.h"
#include "src/device/scanner.h"

namespace kiosk::ui {

struct ShellOptions {
    WindowOptions window;
    Panel panel;
    FontPaths fonts;
    std::filesystem::path machine = "assets/machine.json";
    Uptime scanning{};  ///< How long the keypad's ring waits before it moves on by itself; 0: it does not.
};

class Shell {
  public:
    /// Opens the window and reads the fonts. Errors: bad_config (no display), file_missing, bad_asset.
    [[nodiscard]] static Result<std::unique_ptr<Shell>> open(const ShellOptions& options, const Texts& texts);
    ~Shell();

    /// Sleeps until a person, wake() or the time; answers what the application must know of itself.
    struct Happened {
        bool touched = false;
        bool quit = false;
        bool redraw = false;  ///< Something came that the picture depends on.
        int volume = 0;       ///< Steps of the volume keys.
    };
    [[nodiscard]] Happened wait(std::optional<std::chrono::milliseconds> timeout);
    void wake() noexcept;

    /// When a picture is due without anything happening.
    [[nodiscard]] std::optional<Uptime> due() const;

    /// Draws until nothing changes any more and shows it. `draw` says whether what it did asks for another
    /// picture.
    void show(Uptime now, const std::function<bool(Ui&)>& draw);

    /// The next show() draws every pixel again; for measuring.
    void forget_picture();

    /// A fresh Ui: nothing typed or shown to the last citizen is left in it.
    void new_session();

    [[nodiscard]] TextureId add_picture(const Preview& preview);
    void drop_picture(TextureId picture);

    [[nodiscard]] const Registry& registry() const;
    /// Letters of this session that no font has, drawn as boxes.
    [[nodiscard]] int missing_letters() const;
    [[nodiscard]] Window& window();

  private:
    struct Parts;
    explicit Shell(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace kiosk::ui
