#include "tests/gallery/booth.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <utility>

#include <imgui.h>
#include <imgui_internal.h>

#include "kiosk/ui/picture.h"
#include "tests/gallery/frame.h"
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

/// One run of words, letter by letter, by ImGui's own hand. Nothing where letters are shaped: those are one
/// picture.
void draw_alone(ImDrawList& list, const ImFont& font, const ui::TextRun& run) {
    std::vector<ImWchar> letters;
    const char* end = run.text.data() + run.text.size();
    for (const char* place = run.text.data(); place < end;) {
        unsigned code = 0;
        place += ImTextCharFromUtf8(&code, place, end);
        letters.push_back(static_cast<ImWchar>(code));
        if (font.FindGlyphNoFallback(letters.back()) == nullptr) {
            return;
        }
    }
    float pen = std::round(run.box.x);
    for (const ImWchar letter : letters) {
        font.RenderChar(&list, font.FontSize, {std::round(pen), std::round(run.box.y)}, IM_COL32_WHITE,
                        letter);
        pen += font.FindGlyph(letter)->AdvanceX;
    }
}

// The application stops redrawing there as well; a page that needs more never settles.
constexpr int most_frames = 12;

}  // namespace

Booth::Booth(const ui::Panel& panel, ui::Display display)
    : panel_(panel),
      texts_(must(ui::Texts::load("assets/text"))),
      machine_(must(ui::Machine::load("assets/machine.json"))),
      fonts_(std::make_unique<ui::FontBook>(must(ui::FontBook::open({}, renderer_)))),
      ui_(std::make_unique<ui::Ui>(panel, *fonts_, texts_, machine_)) {
    set_display(display);
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
    return develop(pixels_);
}

void Booth::set_display(ui::Display display) {
    display_ = display;
    ui_->set_display(display);
}

ui::Theme Booth::theme() const {
    return ui::Theme::make(panel_, display_.contrast, display_.text_size, display_.reach);
}

ui::Canvas Booth::render(const ImDrawData& data, std::vector<std::uint32_t>& pixels) {
    pixels.resize(static_cast<std::size_t>(panel_.width_px) * static_cast<std::size_t>(panel_.height_px));
    const ui::Canvas canvas{pixels.data(), panel_.width_px, panel_.height_px, panel_.width_px};
    renderer_.forget();
    static_cast<void>(renderer_.draw(data, canvas));
    return canvas;
}

ui::Canvas Booth::develop(std::vector<std::uint32_t>& pixels) {
    return render(*data_, pixels);
}

ui::Canvas Booth::letters(std::vector<std::uint32_t>& pixels) {
    const ui::FontSet& fonts = fonts_->set(theme());
    ImGui::NewFrame();
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const auto& elements = registry().elements();
    const bool covered = std::ranges::any_of(elements, lies_above);
    for (const ui::Element& element : elements) {
        if (lies_above(element) != covered) {
            continue;  // Beneath a question: hidden on purpose.
        }
        for (const ui::TextRun& run : element.runs) {
            draw_alone(list, *fonts.type[static_cast<std::size_t>(run.type)], run);
        }
    }
    ImGui::Render();
    data_ = ImGui::GetDrawData();
    return render(*data_, pixels);
}

void Booth::photograph(const std::filesystem::path& path) {
    std::vector<std::uint32_t> pixels;
    if (const auto written = ui::write_png(develop(pixels), path); !written) {
        std::cerr << written.error().detail << '\n';
        std::exit(1);
    }
}

ui::PageView Booth::sample_paper() {
    constexpr int width = 354;
    constexpr int height = 500;
    if (paper_ == ui::TextureId::none) {
        std::vector<std::uint8_t> rgba(std::size_t{4} * width * height, 255);
        // A heading and paragraphs, as grey bars.
        for (int y = 40; y < height - 40; ++y) {
            const bool written = y % 16 < 7 && y % 112 < 96;
            for (int x = 40; written && x < (y % 112 > 80 ? width / 2 : width - 40); ++x) {
                const auto first = 4 * (static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x));
                std::fill_n(rgba.begin() + static_cast<std::ptrdiff_t>(first), 3, std::uint8_t{90});
            }
        }
        paper_ = renderer_.create_texture(width, height, rgba);
    }
    return {.picture = paper_, .width = width, .height = height};
}

}  // namespace kiosk::gallery
