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
    /// The picture last shown, in pixels that the caller keeps.
    [[nodiscard]] ui::Canvas develop(std::vector<std::uint32_t>& pixels);
    /// The same words at the same places, white on black, by themselves: nothing clips or hides them. Draws
    /// over what was shown; develop first.
    [[nodiscard]] ui::Canvas letters(std::vector<std::uint32_t>& pixels);
    void photograph(const std::filesystem::path& path);
    /// What was shown last, every pixel drawn anew.
    [[nodiscard]] ui::Canvas picture();
    /// A page of paper to show where a scan would be.
    [[nodiscard]] ui::PageView sample_paper();

    [[nodiscard]] ui::Ui& ui() { return *ui_; }
    void set_display(ui::Display display);
    [[nodiscard]] ui::Theme theme() const;
    [[nodiscard]] const ui::Registry& registry() const { return ui_->registry(); }
    [[nodiscard]] const ui::Texts& texts() const { return texts_; }
    [[nodiscard]] int frames() const { return frames_; }
    [[nodiscard]] bool settled() const { return settled_; }
    void end_session() { ui_.reset(); }

  private:
    ui::Canvas render(const ImDrawData& data, std::vector<std::uint32_t>& pixels);

    ui::Panel panel_;
    ui::Display display_;
    ui::Texts texts_;
    ui::Machine machine_;
    ui::Renderer renderer_;
    std::unique_ptr<ui::FontBook> fonts_;
    std::unique_ptr<ui::Ui> ui_;
    std::vector<std::uint32_t> pixels_;
    ui::TextureId paper_{};
    ImDrawData* data_ = nullptr;
    Uptime now_{1000};
    ui::Key key_ = ui::Key::none;
    int frames_ = 0;
    bool settled_ = false;
};

}  // namespace kiosk::gallery
