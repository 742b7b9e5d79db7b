#include "src/identity/card_holder.h"

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

bool same_name(const Mrz& zone, std::string_view name) {
    const auto printed = bare(zone.name);
    const auto whole = bare(name);
    return zone.name_is_cut ? whole.starts_with(printed) : whole == printed;
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
