// Where the field that is typed into stands, and what has given way to it. Only kiosk/ui/*.cpp.
#pragma once

#include <optional>
#include <string>

#include "kiosk/ui/widgets.h"

namespace kiosk::ui {

/// The focused field with its label must stand above its keyboard, however large letters are. What is not
/// needed for typing gives way to it, step by step.
struct Focus {
    enum class Tightness {
        none,
        keys,    ///< Low keys and fields, no suggestions.
        header,  ///< And no header, no progress, no instruction.
        title,   ///< And no question, no hint.
        pager,   ///< And no way to other sheets: the way forward leads to the next field.
    };
    /// What decides how much room there is; when it changes, everything is tried anew.
    struct Cause {
        std::string field{};
        std::optional<Keyboard> keyboard{};
        TextSize text_size{};
        text::TypingMethod method{};

        bool operator==(const Cause&) const = default;
    };
    Cause cause{};
    std::string field{};  ///< In this frame; empty when nothing is typed.
    int sheet = 0;        ///< On which it stands, and how high it is with its label.
    float height = 0;
    bool following = false;  ///< Its sheet is shown as soon as it is found.
    Tightness tightness = Tightness::none;
};

}  // namespace kiosk::ui
