// Text as it reads when line breaks and double blanks do not count.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::text {

/// One blank between words and none at the ends, whatever blanks, tabs, line and page breaks stand there.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace kiosk::text
