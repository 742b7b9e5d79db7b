// A screen without a window: draws a page until it is settled, touches it, and takes its picture.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/renderer.h"
#include "kiosk/ui/ui.h"

namespace kiosk::gallery {

class Booth {
  public:
    using Draw = std::function<void(ui::Ui&)>;

    /// Fails the program when fonts or texts are missing: nothing can be shown without them.
    Booth(const ui::Panel& panel, ui::Display display);

    /// Draws until settled; at most as often as the application would.
    void show(const Draw& draw);
    /// A finger down and up again at a point, or at the target with this label. False when there is no such
    /// target.
    void tap(const Draw& draw, ui::Point point);
    bool tap(const Draw& draw, std::string_view label);
    void press(const Draw& draw, ui::Point point);
    void release(const Draw& draw, ui::Point point);
    void key(const Draw& draw, ui::Key key);  ///< Of the keypad.
    void wait(Uptime time) { now_ += time; }
    void type(const Draw& draw, std::string_view letters);
    void photograph(const std::filesystem::path& path);
    /// What was shown last, every pixel drawn anew.
    [[nodiscard]] ui::Canvas picture();

    [[nodiscard]] ui::Ui& ui() { return *ui_; }
    [[nodiscard]] const ui::Registry& registry() const { return ui_->registry(); }
    [[nodiscard]] const ui::Texts& texts() const { return texts_; }
    [[nodiscard]] int frames() const { return frames_; }
    [[nodiscard]] bool settled() const { return settled_; }
    void end_session() { ui_.reset(); }

  private:
    ui::Panel panel_;
    ui::Texts texts_;
    ui::Machine machine_;
    ui::Renderer renderer_;
    std::unique_ptr<ui::FontBook> fonts_;
    std::unique_ptr<ui::Ui> ui_;
    std::vector<std::uint32_t> pixels_;
    ImDrawData* data_ = nullptr;
    Uptime now_{1000};
    ui::Key key_ = ui::Key::none;
    int frames_ = 0;
    bool settled_ = false;
};

}  // namespace kiosk::gallery
