// What passes between Stage and the widgets. Only kiosk/ui/*.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/ui/element.h"
#include "kiosk/ui/focus.h"
#include "kiosk/ui/widgets.h"
#include "src/base/time.h"

namespace kiosk::ui {

enum class Align { left, centre, right };

/// What a block is: words may stand anywhere, what is touched only within reach.
enum class Block { words, touch };

/// A text broken into lines, each with its width. Views into the text that was broken.
struct Lines {
    std::vector<std::pair<std::string_view, float>> lines;
    Type type = Type::body;
    float width = 0;  ///< Of the widest line.
    float height = 0;
};

/// A text as it is drawn: composed, and as a whole or letter by letter.
struct Prepared {
    std::string_view text;
    bool shaped = false;
};

/// Which blocks of a page may grow, and how much each got beyond its least height. What is free is known only
/// at the end of a frame; the next one draws with it.
struct Growth {
    struct Part {
        int sheet = 0;
        float most = 0;  ///< No block becomes taller than this beyond its least height.
    };
    std::vector<Part> parts;    ///< Of this frame, from top to bottom.
    std::vector<float> shares;  ///< Of each part, from the frame before.
    std::vector<float> filled;  ///< Of each full sheet, by blocks of their least height.
    float cursor = 0;           ///< Where the next block would begin if none had grown.
    float first = 0;            ///< Height of the first sheet.
    std::size_t offered = 0;    ///< Choices on the sheet being filled.

    void begin(const Rect& sheet) {
        parts.clear();
        filled.clear();
        cursor = sheet.y;
        first = sheet.h;
        offered = 0;
    }
    [[nodiscard]] float next(int sheet, float most) {
        parts.push_back({sheet, most});
        return parts.size() <= shares.size() ? shares[parts.size() - 1] : 0;
    }
};

/// With low reach the first thing to touch on a sheet descends to the line, and the words above it follow it
/// down: question and answer stay together. How far is known only at the end of a frame; the next one draws
/// with it.
struct Descent {
    float words = 0;       ///< How far the words of the sheet on show descend.
    float learned = 0;     ///< The same, found out in this frame.
    bool touched = false;  ///< On the sheet being filled something to touch stands already.
};

/// One key of the keyboard, pressed and not yet applied to its field.
struct KeyStroke {
    enum class Kind { letter, tone, backspace, del, clear, back, on, suggestion };
    Kind kind = Kind::letter;
    std::string letter{};
    int tone = 0;
    bool attached = false;    ///< Struck on a keyboard that is plugged in.
    Suggestion suggestion{};  ///< What takes the place of what.
};

/// What is being typed on this page, between two frames.
struct Editing {
    std::vector<KeyStroke> strokes{};
    bool shift = false;
    bool capital_next = false;  ///< The next letter begins a name.
    bool method_pressed =
        false;            ///< The key that changes the way of typing; the next frame tells the screen.
    int date_part = -1;   ///< The box of a date the finger chose; -1: the first unfinished.
    std::string field{};  ///< Has the caret.
    std::size_t from_end =
        0;                    ///< The caret, from the end of the text: a value set elsewhere leaves it there.
    bool suggesting = false;  ///< Room for suggestions is reserved above the keys.
    bool wants_suggestions = false;  ///< Asked for by the focused field.
    std::optional<text::Draft>
        suggested_for{};  ///< Suggestions are looked for only when the text has changed.
    std::vector<Suggestion> suggestions{};
};

}  // namespace kiosk::ui
