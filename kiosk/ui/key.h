// The keys an attached keypad or keyboard may send; letters come as text.
#pragma once

namespace kiosk::ui {

/// A keypad's OK is `enter`, its way back is `escape`.
enum class Key {
    none,
    tab,
    enter,
    escape,
    backspace,
    del,
    space,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    help,
    louder,
    softer
};

}  // namespace kiosk::ui
