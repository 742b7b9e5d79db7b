// What screens say to Ui: plain descriptions of pages and widgets. No sizes, no colours, no state.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "icons.h"
#include "kiosk/ui/machine.h"
#include "kiosk/ui/page.h"
#include "kiosk/ui/theme.h"
#include "src/catalog/names.h"
#include "src/dossier/component.h"
#include "src/text/language.h"
#include "src/text/typing.h"

namespace kiosk::ui {

struct Choice {
    std::string title{};
    std::string subtitle{};  ///< May be empty.
    std::optional<Icon> icon = Icon::description;
    Tint tint = Tint::blue;
    bool chosen = false;
    std::string id{};  ///< Only for tests; may be empty.
};

struct Row {
    std::string title{};
    std::string subtitle{};  ///< May be empty.
    std::string value{};     ///< At the right, may be empty.
    std::optional<Icon> icon{};
};

/// A step on the way of a dossier.
struct Moment {
    enum class State { done, now, ahead };
    std::string title{};
    std::string words{};  ///< When, where, what to do; may be empty.
    State state = State::ahead;
};

/// `none`: the field shows and takes the focus, but its value comes from a list below it (Ui::picker).
/// `list`: narrows a list of names; like `search` without digits.
enum class Keyboard { none, text, name, digits, email, phone, code, search, list };

/// How letters become Vietnamese: on the keyboard on the screen, and on one that is plugged in.
struct Typing {
    text::TypingMethod method = text::TypingMethod::tones;
    text::TypingMethod attached = text::TypingMethod::tones;
    text::ToneStyle style = text::ToneStyle::traditional;
};

struct TextField {
    std::string id{};
    std::string label{};
    std::string value{};
    std::string hint{};     ///< Below the label, may be empty.
    std::string problem{};  ///< Below the field, may be empty.
    Keyboard keyboard = Keyboard::text;
    bool focused = false;
    bool masked = false;  ///< Dots instead of what was typed.
    Tone problem_tone = Tone::danger;
    const Names* names = nullptr;  ///< Suggested above the keyboard, when given.
    Names::Kind names_of = Names::Kind::person;
};

/// What happened to a field: touched (give it the focus), or edited (the new value).
struct FieldPress {
    bool touched = false;
    std::optional<std::string> edited{};
};

struct Stepper {
    std::string id{};
    std::string label{};
    std::string unit{};
    int value = 0;
    int least = 0;
    int most = 0;
};

struct Picker {
    std::string id{};
    std::string query{};  ///< What was typed so far; the screen gives only entries that match.
    std::vector<std::string> entries{};
    std::optional<std::size_t> chosen{};
    std::string search_label{};
};
struct PickerPress {
    std::optional<std::size_t> chosen{};
    std::optional<std::string> query{};
};

enum class ButtonStyle { primary, plain, danger };

struct Question {
    std::string id{};
    std::string title{};
    std::string words{};
    std::string number{};                ///< Large, between title and words; may be empty.
    std::vector<std::string> answers{};  ///< The last one is the way forward, drawn at the right.
    Tone tone = Tone::info;
};

enum class TextureId : std::uint32_t;  ///< A picture known to the renderer.

struct PageView {
    TextureId picture{};
    int width = 0;  ///< Pixels of the picture, before rotation.
    int height = 0;
    Rotation rotation = Rotation::none;  ///< Clockwise.
    std::optional<PagePart> part{};      ///< Enlarged: only this of it is shown.
    std::string caption{};               ///< "Trang 1 trên 3"
    std::string advice{};                ///< What could be better, may be empty.
};

/// How this citizen wants the screen drawn.
struct Display {
    Language language = Language::vi;
    TextSize text_size = TextSize::normal;
    Contrast contrast = Contrast::normal;
    Reach reach = Reach::whole;  ///< Low counts only on a panel that stands upright.
    bool listening = false;      ///< Somebody listens to the voice.
    bool dark = false;           ///< Nothing is shown; everything is registered all the same.
};

struct DisplayChoice {
    std::optional<TextSize> text_size{};
    std::optional<Contrast> contrast{};
    std::optional<Reach> reach{};
    std::optional<bool> listening{};
    int louder = 0;  ///< Steps of the volume.
    bool dark = false;
    bool closed = false;
};

}  // namespace kiosk::ui
