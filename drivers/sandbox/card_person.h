// Invented persons, and what the chips of their cards hold.
#pragma once

#include <string_view>
#include <vector>

#include "src/identity/dg13.h"
#include "src/identity/mrz.h"

namespace kiosk::sandbox {

struct CardPerson {
    std::string_view name;  ///< How control page and scenarios call the card.
    Mrz zone;
    Dg13 details;
    Dg13Layout layout = Dg13Layout::parents_together;
    std::string_view access_number;  ///< The six digits on the front.
};

/// Old and new layout, a minority's name, a single word, a name longer than its line, a birthday nobody
/// knows.
[[nodiscard]] const std::vector<CardPerson>& card_persons();

/// The data groups' files, by number: 1, 2 and 13. The portrait is the JPEG given.
[[nodiscard]] Bytes data_group_1(const CardPerson& person);
[[nodiscard]] Bytes data_group_2(ByteView jpeg);
[[nodiscard]] Bytes data_group_13(const CardPerson& person);

}  // namespace kiosk::sandbox
