// One thing on the screen as data: what it is, what it says, where it is touched.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "icons.h"
#include "kiosk/ui/key.h"
#include "kiosk/ui/theme.h"

namespace kiosk::ui {

enum class Role {
    header,
    heading,
    text,
    notice,
    button,
    choice,
    row,
    field,
    key,
    checkbox,
    radio,
    stepper,
    picture,
    progress,
    clock,  ///< Seconds, waited or left: changes by itself all the time.
    modal,
};

/// Where on the screen an element stands, in the order in which a screen is read.
enum class Area { page, pager, keyboard, bottom, question };

struct TextRun {
    std::string text{};
    Type type = Type::body;
    double cap_mm = 0;  ///< Height of a capital letter on the glass.
    Color ink{};
    Color ground{};
    Rect box{};          ///< Drawn extent in pixels.
    bool inside = true;  ///< The drawn extent lies within what it was given.
};

struct IconMark {
    Icon icon{};
    Color ink{};
    Rect box{};  ///< Drawn extent in pixels.
};

struct Element {
    std::string id{};
    Role role = Role::text;
    std::string label{};        ///< What is read on it.
    std::string spoken{};       ///< What a voice says: label and state.
    Rect drawn{};               ///< In pixels.
    std::optional<Rect> hit{};  ///< In pixels; none when it cannot be touched.
    Rect hit_mm{};              ///< The same in millimetres; empty when there is none.
    bool primary = false;
    bool chosen = false;
    bool focused = false;
    bool masked = false;     ///< What is typed here is nobody else's business.
    Key key = Key::none;     ///< A key of the keypad that presses it wherever the ring is.
    Area area = Area::page;  ///< Said by the registry.
    std::vector<TextRun> runs{};
    std::vector<IconMark> icons{};
};

struct Point {
    float x = 0;
    float y = 0;
};

}  // namespace kiosk::ui
