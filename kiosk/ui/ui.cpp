#include "kiosk/ui/ui.h"

#include <imgui.h>

#include "kiosk/ui/parts.h"
#include "kiosk/ui/stage.h"

namespace kiosk::ui {

Ui::Ui(const Panel& panel, FontBook& fonts, const Texts& texts, const Machine& machine)
    : stage_(std::make_unique<Stage>(panel, fonts, texts, machine)) {}

Ui::~Ui() = default;

void Ui::set_header(Header header) {
    stage_->header = std::move(header);
}

void Ui::set_display(Display display) {
    stage_->display = display;
}

void Ui::set_typing(Typing typing) {
    stage_->typing = typing;
}

void Ui::set_scanning(Uptime every) {
    stage_->keypad.set_scanning(every);
}

std::optional<Uptime> Ui::due() const {
    return stage_->keypad.due();
}

void Ui::begin_frame(Uptime now, Key key) {
    stage_->begin(now, key);
}

Frame Ui::end_frame() {
    Stage& stage = *stage_;
    stage.draw_below();
    if (stage.modal_drawn != stage.modal) {
        stage.modal = stage.modal_drawn;
        stage.settled = false;
    }
    settle_growth(stage);
    stage.registry.begin_area(Area::pager);
    draw_pager(stage);
    stage.registry.begin_area(Area::keyboard);
    if (stage.keyboard != stage.wanted_keyboard ||
        stage.editing.suggesting != stage.editing.wants_suggestions) {
        stage.keyboard = stage.wanted_keyboard;
        stage.editing.suggesting = stage.editing.wants_suggestions;
        stage.settled = false;
    } else if (stage.keyboard && stage.keyboard_box.h > 0) {
        draw_keyboard(stage, *stage.keyboard);
    }
    settle_focus(stage);
    if (!stage.wanted_keyboard) {
        stage.editing.strokes.clear();  // Letters without a field to go to.
    } else if (!stage.editing.strokes.empty()) {
        stage.settled = false;
    }
    stage.registry.put_in_order();
    stage.keypad.settle(stage.registry);
    draw_ring(stage);
    if (stage.display.dark) {
        draw_dark(stage);
    }
    ImGui::Render();
    return {ImGui::GetDrawData(), stage.settled};
}

bool Ui::woken() const {
    return stage_->woken;
}

const Registry& Ui::registry() const {
    return stage_->registry;
}

std::string Ui::name_of(Language language) const {
    return stage_->texts.text(language, txt::language_name);
}

int Ui::missing_letters() const {
    return stage_->missing_letters();
}

Language Ui::language() const {
    return stage_->display.language;
}

std::string Ui::text(TextKey key, std::initializer_list<Blank> blanks) const {
    return stage_->text(key, blanks);
}

std::string Ui::named(std::string_view family, std::string_view name) const {
    return stage_->texts.named(stage_->display.language, family, name);
}

}  // namespace kiosk::ui
