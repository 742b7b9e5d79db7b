// Everything on the screen as data: what it is, what it says, where it is touched. Lints, speech, keypad
// navigation and the scenario player read this list and nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/element.h"

namespace kiosk::ui {

struct Pressing {
    int count = 0;  ///< Of all presses on this Ui, so that the same press twice is two.
    Role role = Role::button;
    std::string spoken{};  ///< Of what was pressed last.
};

class Registry {
  public:
    void clear();
    /// What is added from here on stands in this area of the screen.
    void begin_area(Area area) { area_ = area; }
    /// Starts a new element; the runs and icons that follow belong to it. Within an area the order of adding
    /// is reading order.
    Element& add(Element element);
    void add_run(TextRun run);
    void add_icon(IconMark mark);
    /// Everything was added: from here on elements() are in reading order.
    void put_in_order();

    [[nodiscard]] const std::vector<Element>& elements() const { return elements_; }
    [[nodiscard]] const std::string& page() const { return page_; }
    [[nodiscard]] const std::string& title() const { return title_; }  ///< Also where it is not written.
    void set_page(std::string id, std::string title) { page_ = std::move(id), title_ = std::move(title); }
    /// The target the keypad's ring is around; empty while nobody uses the keypad.
    [[nodiscard]] const std::string& ring() const { return ring_; }
    void set_ring(std::string id) { ring_ = std::move(id); }

    [[nodiscard]] const Pressing& pressed() const { return pressed_; }
    void note_press(const Element& element) { pressed_ = {pressed_.count + 1, element.role, element.spoken}; }

    /// What can be touched by this id, or at this point; null when nothing can.
    [[nodiscard]] const Element* target(std::string_view id) const;
    [[nodiscard]] const Element* target_at(Point point) const;

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
    std::string page_, title_;
    std::string ring_;
    Pressing pressed_;
    Area area_ = Area::page;
    std::vector<Element> elements_;
};

}  // namespace kiosk::ui
