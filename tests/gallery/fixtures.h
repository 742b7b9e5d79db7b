// Whom the gallery serves: a plain citizen, one with the longest words there are, one with the tallest
// letters. All of them are invented.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "src/flow/flow.h"

namespace kiosk::gallery {

enum class Fixture { plain, longest, stacked };
inline constexpr std::array all_fixtures{Fixture::plain, Fixture::longest, Fixture::stacked};

[[nodiscard]] std::string_view name(Fixture fixture);
/// As in the names of the text files.
[[nodiscard]] std::string_view code(Language language);
/// Where this citizen lives and goes.
[[nodiscard]] Hall hall_of(Fixture fixture);
/// What this citizen answers; passes every check.
[[nodiscard]] std::string answer_of(Fixture fixture, const Field& field);
[[nodiscard]] CardQr card_of(Fixture fixture);

}  // namespace kiosk::gallery
