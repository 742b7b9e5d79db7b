// One sample page for every widget, with the longest realistic words: what the gallery draws and the lints
// check.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/ui/ui.h"

namespace kiosk::gallery {

struct SamplePage {
    std::string name;
    std::function<void(ui::Ui&)> draw;
};

[[nodiscard]] std::vector<SamplePage> sample_pages();
/// Part of them: every keyboard, in every way of typing. The last of them leaves tone keys behind.
[[nodiscard]] std::vector<SamplePage> keyboard_pages();

/// Names and words that Pango draws: marks without a letter of their own, Khmer, Cham.
void sample_scripts(ui::Ui& ui);

/// The header every sample wears.
[[nodiscard]] ui::Header sample_header(Language language);

}  // namespace kiosk::gallery
