// Every page image of the tests: which paper, how it lay on the glass, what the scanner did to it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "tests/pages/scan.h"
#include "tests/pages/sheet.h"

namespace kiosk::pages {

/// Every page is scanned with the resolution the kiosk asks for by default.
inline constexpr int page_dpi = 300;

struct TestPage {
    std::string_view name;   ///< The file is <name>.jpg.
    std::string_view title;  ///< What a Vietnamese officer would call it.
    void (*paper)(Sheet&);
    std::string_view
        advice;  ///< What the kiosk should say about it, as in PageAdvice; "none" for a good page.
    Size glass = a4;
    Size sheet = a4;
    Placement placement;
    Wear wear;
    int quality = 80;
    Ink color{0.985, 0.98, 0.965};
};

[[nodiscard]] std::span<const TestPage> all_pages();

/// Typesets, scans and compresses one page: the same bytes every time on the same libraries.
[[nodiscard]] Result<Bytes> make_page(const TestPage& page);

/// What tests may rely on: each page's size and each invented person's data.
[[nodiscard]] nlohmann::json manifest();

}  // namespace kiosk::pages
