// The languages of the screens, and a text that exists in all of them.
#pragma once

#include <string>

namespace kiosk {

enum class Language { vi, en };

/// A sentence a citizen may see. Vietnamese is the official wording; English is a help.
struct LocalText {
    std::string vi;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::vi ? vi : en;
    }
    [[nodiscard]] bool empty() const { return vi.empty() && en.empty(); }
};

}  // namespace kiosk
