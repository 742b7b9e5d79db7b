// The languages of the screens, and a text that exists in all of them.
#pragma once

#include <cstdint>
#include <string>

namespace kiosk {

/// The place in the list of languages. These two are complete; others follow as files in assets/text are
/// found.
enum class Language : std::uint8_t { vi, en };

/// A sentence a citizen may see. Vietnamese is the official wording, and what other languages fall back to;
/// English is a help.
struct LocalText {
    std::string vi;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::en ? en : vi;
    }
    [[nodiscard]] bool empty() const { return vi.empty() && en.empty(); }
};

}  // namespace kiosk
