// Everything on the screen as data: what it is, what it says, where it is touched. Lints, speech, keypad
// navigation and the scenario player read this list and nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    modal,
};

struct TextRun {
    std::string text{};
    Type type = Type::body;
    double cap_mm = 0;  ///< Height of a capital letter on the glass.
    Color ink{};
    Color ground{};
    Rect box{};          ///< Drawn extent in pixels.
    bool inside = true;  ///< The drawn extent lies within what it was given.
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
    std::vector<TextRun> runs{};
};

struct Point {
    float x = 0;
    float y = 0;
};

class Registry {
  public:
    void clear();
    /// Starts a new element; the runs that follow belong to it. Order of adding is reading order.
    Element& add(Element element);
    void add_run(TextRun run);

    [[nodiscard]] const std::vector<Element>& elements() const { return elements_; }
    [[nodiscard]] const std::string& page() const { return page_; }
    void set_page(std::string id) { page_ = std::move(id); }

    /// Where to touch the target with this visible label: the exact label first, then the only one that
    /// begins with it, then the only one that contains it. None when there is none, or more than one.
    [[nodiscard]] std::optional<Point> find(std::string_view label) const;
    /// The same by id.
    [[nodiscard]] std::optional<Point> find_id(std::string_view id) const;
    /// Every text on the screen, in reading order.
    [[nodiscard]] std::vector<std::string> texts() const;
    /// True when some text on the screen contains these words; line breaks do not matter.
    [[nodiscard]] bool shows(std::string_view words) const;

  private:
    std::string page_;
    std::vector<Element> elements_;
};

}  // namespace kiosk::ui
