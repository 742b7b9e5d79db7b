// What passes between Stage and the widgets. Only kiosk/ui/*.cpp.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/ui/theme.h"

namespace kiosk::ui {

enum class Align { left, centre, right };

/// A text broken into lines, each with its width. Views into the text that was broken.
struct Lines {
    std::vector<std::pair<std::string_view, float>> lines;
    Type type = Type::body;
    float width = 0;  ///< Of the widest line.
    float height = 0;
};

/// One key of the keyboard, pressed and not yet applied to its field.
struct KeyStroke {
    enum class Kind { letter, tone, backspace, clear };
    Kind kind = Kind::letter;
    std::string letter{};
    int tone = 0;
};

}  // namespace kiosk::ui
