#include "src/identity/card_holder.h"

#include <algorithm>
#include <ranges>

#include "src/text/fold.h"

namespace kiosk {
namespace {

/// As fold() has it, and without what the zone has no letters for: "H' Wen Êban" and "H WEN EBAN" are one
/// name.
std::string bare(std::string_view name) {
    std::string letters;
    for (const char c : text::fold(name)) {
        if (c >= 'a' && c <= 'z') {
            letters.push_back(c);
        }
    }
    return letters;
}

/// A name that is cut keeps the beginnings of its words.
bool begins_alike(std::string_view printed, std::string_view whole) {
    const auto folded_printed = text::fold(printed);
    const auto folded_whole = text::fold(whole);
    const auto some = text::words(folded_printed);
    const auto all = text::words(folded_whole);
    return some.size() <= all.size() && std::ranges::equal(some, all | std::views::take(some.size()),
                                                           [](std::string_view one, std::string_view other) {
                                                               return bare(other).starts_with(bare(one));
                                                           });
}

bool same_name(const Mrz& zone, std::string_view name) {
    return bare(zone.name) == bare(name) || (zone.name_is_cut && begins_alike(zone.name, name));
}

}  // namespace

std::vector<HolderWarning> holder_warnings(const Mrz& zone, const Dg13& details) {
    std::vector<HolderWarning> found;
    if (zone.id_number != details.id_number) {
        found.push_back(HolderWarning::number_differs);
    }
    if (zone.birth_year() != details.birth_year || zone.birth_day() != details.birth_date) {
        found.push_back(HolderWarning::birth_date_differs);
    }
    if (zone.sex && *zone.sex != details.sex) {
        found.push_back(HolderWarning::sex_differs);
    }
    if (!same_name(zone, details.name)) {
        found.push_back(HolderWarning::name_differs);
    }
    if (details.expiry_date && *details.expiry_date != zone.expiry_day()) {
        found.push_back(HolderWarning::expiry_date_differs);
    }
    return found;
}

}  // namespace kiosk
