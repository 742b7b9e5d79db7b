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

/// The header every sample wears.
[[nodiscard]] ui::Header sample_header(Language language);

}  // namespace kiosk::gallery
