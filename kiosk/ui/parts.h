// What several widgets are made of. Only kiosk/ui/*.cpp.
#pragma once

#include <optional>
#include <string>

#include "kiosk/ui/stage.h"

namespace kiosk::ui {

enum class Look { plain, primary, danger, key, key_strong };

struct ButtonPart {
    std::string id{};
    std::string label{};
    Rect box{};
    std::optional<Icon> icon{};
    bool icon_last = false;  ///< After the words: an arrow that points onward.
    Look look = Look::plain;
    Role role = Role::button;
    Type type = Type::strong;
    std::string spoken{};  ///< When it differs from the label.
    bool chosen = false;
    Key key = Key::none;  ///< A key of the keypad that presses it, too.
};

/// Draws a button and answers whether it was pressed.
[[nodiscard]] bool press(Stage& stage, const ButtonPart& part);

/// "home.birth", or "home.3" when the entry has no id of its own.
[[nodiscard]] std::string sub_id(std::string_view id, std::string_view own, std::size_t number);

/// What a voice says of a target: its words, more words, and whether it is chosen.
[[nodiscard]] std::string spoken_of(const Stage& stage, std::string words, std::string_view more,
                                    bool chosen);

/// Registers and draws a text that is not touched.
void say(Stage& stage, std::string_view text, Type type, const Rect& box, Pair colors, Role role = Role::text,
         Align align = Align::left, bool middle = false);

/// A key and its value beside each other, from the corner of what they share; with letters too large for the
/// panel one below the other.
struct Spread {
    Rect key;
    Rect value;
    float height = 0;
};
[[nodiscard]] Spread spread(const Stage& stage, std::string_view key, std::string_view value, float width);

/// Room for a row of so many choices, as Stage::place gives it, after a gap; on a new sheet where this one
/// would hold more than are seen at a glance (N31).
[[nodiscard]] std::optional<Rect> offer(Stage& stage, std::size_t choices, float gap, float least,
                                        float most = 0);

/// The ground of something to choose: a card with an edge, or a ring when it is chosen.
void choice_card(Stage& stage, const Rect& box, Color ground, bool chosen);

/// How wide the widest word of `text` is: a column narrower than this would break it.
[[nodiscard]] float widest_word(const Stage& stage, std::string_view text, Type type);

/// How tall `text` is when broken to `width`.
[[nodiscard]] float height_of(const Stage& stage, std::string_view text, Type type, float width);

/// The words of a problem below a field, with its icon; takes its own room.
void problem_line(Stage& stage, std::string_view words, Tone tone);

/// The least height of anything touched (N1 wants 12.7 mm) that shows a line of this type.
[[nodiscard]] float least_target(const Theme& theme, Type type);

/// How tall label_lines are.
[[nodiscard]] float label_height(const Stage& stage, std::string_view label, std::string_view hint);

/// The question above a control, and its hint; takes its own room, on the sheet of the control that
/// takes `touch` pixels below it, after a caption of its own; 0 when nothing there is touched.
void label_lines(Stage& stage, std::string_view label, std::string_view hint, float touch, float caption = 0);

/// The on-screen keyboard in the room reserved for it; puts strokes on the stage.
void draw_keyboard(Stage& stage, Keyboard kind);
[[nodiscard]] float keyboard_height(const Stage& stage, Keyboard kind);

/// The focused field's text and caret after the waiting strokes.
[[nodiscard]] text::Draft take_strokes(Stage& stage, const TextField& field);
void place_caret(Stage& stage, const TextField& field, std::size_t at);

// ---- Around the page. Each answers where it ends and what was pressed.
struct Edge {
    float at = 0;
    Press press = Press::none;
};
[[nodiscard]] Edge draw_header(Stage& stage);
/// The strip below the header that says what does not work at the moment; answers where it ends.
[[nodiscard]] float draw_state(Stage& stage, float y);
[[nodiscard]] Edge draw_bottom(Stage& stage);

/// The star, rays and rings of a bronze drum, in thin lines.
void draw_drum(Stage& stage, float x, float y, float radius, Color color);

/// Where the keypad stands.
void draw_ring(Stage& stage);

/// Shows the sheet of the focused field, and makes room for it when it has none.
void settle_focus(Stage& stage);

/// Black over everything, and how to light it again.
void draw_dark(Stage& stage);

/// Gives the blocks that can grow what the others leave of their sheet.
void settle_growth(Stage& stage);

/// The paging buttons below the content, when there is more than one sheet.
void draw_pager(Stage& stage);

}  // namespace kiosk::ui
