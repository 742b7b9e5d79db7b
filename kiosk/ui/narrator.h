// What is said about a screen: decided on registries alone, so that nothing is said that is not on the
// screen, and the same screen is always told the same way.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/registry.h"
#include "kiosk/ui/text.h"

namespace kiosk::ui {

/// Phrases as they stand on the screen; src/text/spoken makes them sayable.
struct Narration {
    bool anew = false;  ///< What was being said is out of date.
    std::vector<std::string> phrases;
};

class Narrator {
  public:
    Narrator(const Texts& texts, Language language, const Panel& panel)
        : texts_(texts), language_(language), panel_(panel) {}

    /// What is new on the screen. Another page, sheet or question: what it asks, where the way forward and
    /// back are, then what stands on it. The same page: what was pressed, where the keypad went, what was
    /// chosen, what came up, and the time left at 60, 45, 30, 20 and 10 seconds.
    [[nodiscard]] Narration news(const Registry& before, const Registry& now) const;

    /// The page as news() tells it when it is new.
    [[nodiscard]] std::vector<std::string> page(const Registry& now) const;
    /// Everything on the screen from start to end, also what is the same everywhere.
    [[nodiscard]] std::vector<std::string> everything(const Registry& now) const;

  private:
    void add_changes(const Registry& before, const Registry& now, std::vector<std::string>& phrases) const;
    [[nodiscard]] std::string pressed(const Registry& now) const;
    [[nodiscard]] std::string with_place(const Element& element) const;

    const Texts& texts_;
    Language language_;
    Panel panel_;
};

}  // namespace kiosk::ui
