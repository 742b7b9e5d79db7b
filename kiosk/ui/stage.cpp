#include "kiosk/ui/stage.h"

#include <imgui.h>

#include "kiosk/ui/wiping_allocator.h"

namespace kiosk::ui {

namespace {

// A fingertip rolls while it presses, an old one more.
constexpr double roll_mm = 5;

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

void Stage::begin(Uptime now, Key key) {
    now_ = now;
    theme = Theme::make(panel_, display.contrast, display.text_size, display.reach);
    letters_ = &fonts_.set(theme);
    shaped_->begin_frame();
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.Fonts = letters_->atlas.get();
    io.DeltaTime = 1.0F / 60.0F;  // Nothing of ours moves by itself; ImGui only insists on a positive number.
    ImGui::NewFrame();
    list_ = ImGui::GetBackgroundDrawList();
    read_presses(key);
    read_keys();
    registry.clear();
    settled = true;
    wanted_keyboard.reset();
    editing.wants_suggestions = false;
    focus.field.clear();
    modal_drawn = false;
    drawing_modal = false;
}

void Stage::read_presses(Key key) {
    const ImGuiIO& io = ImGui::GetIO();
    const Point finger{io.MousePos.x, io.MousePos.y};
    // In the dark a touch only lights the screen: nobody presses what could not be seen.
    touch_.look(display.dark ? Registry() : registry, finger, io.MouseDown[0], theme.px(roll_mm));
    woken = display.dark && touch_.came_down();
    if (touch_.came_down()) {
        keypad.finger(registry, finger);
    }
    keypad.pass(registry, now_);
    const std::string by_key = keypad.press(key, registry, now_);
    pressed_ = touch_.left().empty() ? by_key : touch_.left();
    if (!pressed_.empty() && !touch_.accepts(pressed_, now_)) {
        pressed_.clear();
    }
}

void Stage::read_keys() {
    ImGuiIO& io = ImGui::GetIO();
    for (const ImWchar code : io.InputQueueCharacters) {
        if (code >= ' ' && code != 0x7F) {
            editing.strokes.push_back({.letter = utf8(code), .attached = true});
        }
    }
    io.InputQueueCharacters.resize(0);
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Backspace), /*repeat=*/false)) {
        editing.strokes.push_back({.kind = KeyStroke::Kind::backspace});
    }
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Delete), /*repeat=*/false)) {
        editing.strokes.push_back({.kind = KeyStroke::Kind::del});
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
    const bool pressed = !covered() && pressed_ == element.id;
    if (pressed) {
        registry.note_press(element);
    }
    registry.add(std::move(element));
    return pressed;
}

Point Stage::finger() const {
    const ImGuiIO& io = ImGui::GetIO();
    return {io.MousePos.x, io.MousePos.y};
}

std::optional<Rect> Stage::place(float least, float most, Block block) {
    const bool fresh = growth.cursor <= content.y;
    if (block == Block::touch) {
        come_within_reach(0);
    }
    natural += least;
    // Half a pixel forgives the rounding of what was planned to fit exactly.
    if (!fresh && growth.cursor + least > content.bottom() + 0.5F) {
        new_sheet();
        if (block == Block::touch) {
            come_within_reach(0);
        }
    }
    const float extra = most > 0 ? growth.next(sheet, most) : 0;
    const float down = descent.touched ? 0 : descent.words;
    const Rect box{content.x, cursor + down, content.w, least + extra};
    cursor += box.h;
    growth.cursor += least;
    return on_show() ? std::optional(box) : std::nullopt;
}

bool Stage::on_show() const {
    const auto shown_sheet = shown.find(page.id);
    return sheet == (shown_sheet == shown.end() ? 0 : shown_sheet->second);
}

void Stage::come_within_reach(float words) {
    const float line = theme.reach - words;
    if (theme.reach <= 0) {
        return;
    }
    if (!descent.touched && on_show()) {
        descent.learned = std::max(0.0F, line - cursor);
    }
    descent.touched = true;
    natural += std::max(0.0F, line - growth.cursor);
    growth.cursor = std::max(growth.cursor, line);
    cursor = std::max(cursor, line);
}

void Stage::keep_together(float words, float touch) {
    const bool fresh = growth.cursor <= content.y;
    come_within_reach(words);
    if (!fresh && growth.cursor + words + touch > content.bottom() + 0.5F) {
        new_sheet();
        come_within_reach(words);
    }
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
        descent.touched = false;
        growth.offered = 0;
        content = later;
        cursor = content.y;
        growth.cursor = content.y;
    }
}

std::string Stage::text(TextKey key, std::initializer_list<Blank> blanks) const {
    return texts.text(display.language, key, blanks);
}

}  // namespace kiosk::ui
