#include "tests/gallery/booth.h"

#include <cstdlib>
#include <iostream>
#include <utility>

#include <imgui.h>

#include "kiosk/ui/picture.h"
#include "tests/gallery/sample_pages.h"

namespace kiosk::gallery {

namespace {

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::cerr << result.error().detail << '\n';
        std::exit(1);
    }
    return std::move(*result);
}

// The application stops redrawing there as well; a page that needs more never settles.
constexpr int most_frames = 12;

}  // namespace

Booth::Booth(const ui::Panel& panel, ui::Display display)
    : panel_(panel),
      texts_(must(ui::Texts::load("assets/text"))),
      machine_(must(ui::Machine::load("assets/machine.json"))),
      fonts_(std::make_unique<ui::FontBook>(must(ui::FontBook::open({}, renderer_)))),
      ui_(std::make_unique<ui::Ui>(panel, *fonts_, texts_, machine_)),
      pixels_(static_cast<std::size_t>(panel.width_px) * static_cast<std::size_t>(panel.height_px)) {
    ui_->set_display(display);
    ui_->set_header(sample_header(display.language));
}

void Booth::show(const Draw& draw) {
    frames_ = 0;
    settled_ = false;
    while (!settled_ && frames_ < most_frames) {
        ui_->begin_frame(now_, std::exchange(key_, ui::Key::none));
        draw(*ui_);
        const ui::Frame frame = ui_->end_frame();
        settled_ = frame.settled;
        data_ = frame.draw_data;
        ++frames_;
    }
}

void Booth::press(const Draw& draw, ui::Point point) {
    ImGui::GetIO().MousePos = ImVec2(point.x, point.y);
    ImGui::GetIO().MouseDown[0] = true;
    show(draw);
}

void Booth::release(const Draw& draw, ui::Point point) {
    ImGui::GetIO().MousePos = ImVec2(point.x, point.y);
    ImGui::GetIO().MouseDown[0] = false;
    show(draw);
    ImGui::GetIO().MousePos = ImVec2(-1, -1);
}

void Booth::tap(const Draw& draw, ui::Point point) {
    press(draw, point);
    release(draw, point);
}

bool Booth::tap(const Draw& draw, std::string_view label) {
    show(draw);
    const auto point = registry().find(label);
    if (point) {
        tap(draw, *point);
    }
    return point.has_value();
}

void Booth::key(const Draw& draw, ui::Key key) {
    key_ = key;
    show(draw);
}

void Booth::type(const Draw& draw, std::string_view letters) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(letters).c_str());
    show(draw);
}

ui::Canvas Booth::picture() {
    const ui::Canvas canvas{pixels_.data(), panel_.width_px, panel_.height_px, panel_.width_px};
    renderer_.forget();
    static_cast<void>(renderer_.draw(*data_, canvas));
    return canvas;
}

void Booth::photograph(const std::filesystem::path& path) {
    if (const auto written = ui::write_png(picture(), path); !written) {
        std::cerr << written.error().detail << '\n';
        std::exit(1);
    }
}

}  // namespace kiosk::gallery
