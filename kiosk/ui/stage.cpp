#include "kiosk/ui/stage.h"

#include <imgui.h>

#include "kiosk/ui/wiping_allocator.h"

namespace kiosk::ui {

namespace {

// A tremor touches twice within half a second (EN 301 549 5.8); another key is never delayed.
constexpr Uptime double_strike{500};

/// ImGui hands over letters of physical keyboards as code points.
std::string utf8(ImWchar code) {
    std::string letter;
    if (code < 0x80) {
        letter += static_cast<char>(code);
    } else if (code < 0x800) {
        letter += static_cast<char>(0xC0 | (code >> 6));
        letter += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        letter += static_cast<char>(0xE0 | (code >> 12));
        letter += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        letter += static_cast<char>(0x80 | (code & 0x3F));
    }
    return letter;
}

}  // namespace

Stage::Stage(const Panel& panel, FontBook& fonts, const Texts& all_texts, const Machine& its_machine)
    : theme(Theme::make(panel, Contrast::normal, TextSize::normal)),
      texts(all_texts),
      machine(its_machine),
      panel_(panel),
      fonts_(fonts) {
    install_wiping_allocator();
    letters_ = &fonts_.set(theme);
    shaped_ = fonts_.shaped_text();
    context_ = ImGui::CreateContext(letters_->atlas.get());
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;  // Nothing of a session may reach a file.
    io.LogFilename = nullptr;
    io.DisplaySize = ImVec2(static_cast<float>(panel.width_px), static_cast<float>(panel.height_px));
}

Stage::~Stage() {
    ImGui::DestroyContext(context_);
}

void Stage::begin(Uptime now) {
    now_ = now;
    theme = Theme::make(panel_, display.contrast, display.text_size);
    letters_ = &fonts_.set(theme);
    shaped_->begin_frame();
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.Fonts = letters_->atlas.get();
    io.DeltaTime = 1.0F / 60.0F;  // Nothing of ours moves by itself; ImGui only insists on a positive number.
    ImGui::NewFrame();
    list_ = ImGui::GetBackgroundDrawList();
    read_pointer();
    read_keys();
    registry.clear();
    settled = true;
    wanted_keyboard.reset();
    modal_drawn = false;
    drawing_modal = false;
}

void Stage::read_pointer() {
    const ImGuiIO& io = ImGui::GetIO();
    const bool down = io.MouseDown[0];
    finger_.pressed = down && !finger_.down;
    finger_.released = !down && finger_.down;
    finger_.down = down;
    finger_.at = {io.MousePos.x, io.MousePos.y};
    if (!finger_.released && (finger_.pressed || !finger_.down)) {
        finger_.held.clear();
    }
    finger_.over_held = false;
}

void Stage::read_keys() {
    ImGuiIO& io = ImGui::GetIO();
    for (const ImWchar code : io.InputQueueCharacters) {
        if (code >= ' ' && code != 0x7F) {
            strokes.push_back({.letter = utf8(code)});
        }
    }
    io.InputQueueCharacters.resize(0);
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Backspace), /*repeat=*/false)) {
        strokes.push_back({.kind = KeyStroke::Kind::backspace});
    }
}

bool Stage::touched(Element element) {
    const Rect hit = element.hit.value_or(Rect{});
    if (covered()) {
        element.hit.reset();
    } else {
        element.hit_mm = {static_cast<float>(theme.mm(hit.x)), static_cast<float>(theme.mm(hit.y)),
                          static_cast<float>(theme.mm(hit.w)), static_cast<float>(theme.mm(hit.h))};
    }
    const std::string id = element.id;
    registry.add(std::move(element));
    if (covered() || !hit.contains(finger_.at.x, finger_.at.y)) {
        return false;
    }
    if (finger_.pressed) {
        finger_.held = id;
    }
    if (finger_.held != id) {
        return false;
    }
    finger_.over_held = finger_.down;
    if (!finger_.released) {
        return false;
    }
    finger_.held.clear();
    const bool again = finger_.last == id && now_ - finger_.last_at < double_strike;
    if (!again) {
        finger_.last = id;
        finger_.last_at = now_;
    }
    return !again;
}

bool Stage::held(std::string_view id) const {
    return finger_.over_held && finger_.held == id;
}

std::optional<Rect> Stage::place(float least, float most) {
    natural += least;
    // Half a pixel forgives the rounding of what was planned to fit exactly.
    if (growth.cursor + least > content.bottom() + 0.5F) {
        new_sheet();
    }
    const float extra = most > 0 ? growth.next(sheet, most) : 0;
    const Rect box{content.x, cursor, content.w, least + extra};
    cursor += box.h;
    growth.cursor += least;
    const auto on_show = shown.find(page.id);
    return sheet == (on_show == shown.end() ? 0 : on_show->second) ? std::optional(box) : std::nullopt;
}

void Stage::space(float height) {
    if (growth.cursor > content.y) {
        natural += height;
        cursor += height;
        growth.cursor += height;
    }
}

void Stage::new_sheet() {
    if (growth.cursor > content.y) {
        growth.filled.push_back(growth.cursor - content.y);
        ++sheet;
        cursor = content.y;
        growth.cursor = content.y;
    }
}

std::string Stage::text(TextKey key, std::initializer_list<Blank> blanks) const {
    return texts.text(display.language, key, blanks);
}

}  // namespace kiosk::ui
