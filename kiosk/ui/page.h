// The frame of a page, as screens describe it: header, question, the buttons below.
#pragma once

#include <string>
#include <vector>

#include "icons.h"
#include "kiosk/ui/theme.h"

namespace kiosk::ui {

/// The header of every page; set once a frame by the application.
struct Header {
    std::string commune{};
    std::string centre{};
    std::string clock{};
    std::string state{};  ///< In words, empty when all is well.
    Tone state_tone = Tone::caution;
    std::string language{};  ///< What the button of languages says; empty hides it.
    std::string listen{};    ///< The button that has everything read out; empty: this kiosk is silent.
};

enum class Footer { full, bare };  ///< Bare: the way forward and the language, both large, for a stranger.

struct Page {
    std::string id{};           ///< Names the screen for tests; not shown.
    std::string progress{};     ///< "Bước 2 trên 6", may be empty.
    std::string title{};        ///< The question.
    std::string instruction{};  ///< At most two short sentences, may be empty.
    std::string back{};         ///< Label of the way back; empty hides it.
    std::string primary{};      ///< Label of the way forward; empty hides it.
    Icon primary_icon = Icon::arrow_forward;
    std::vector<std::string> secondary{};  ///< Other answers, at most two.
    Footer footer = Footer::full;
};

enum class Press {
    none,
    leave,
    back,
    primary,
    secondary_first,
    secondary_second,
    help,
    language,
    display,
    listen,
    typing
};

}  // namespace kiosk::ui
