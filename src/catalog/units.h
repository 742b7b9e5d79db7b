// Provinces, communes, ethnic groups and countries: what the pickers offer instead of typing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/text/language.h"

namespace kiosk {

struct Province {
    std::string code;       ///< Two digits.
    std::string name;       ///< "Hà Nội".
    std::string full_name;  ///< "Thành phố Hà Nội".
    std::size_t first = 0;  ///< Range of its communes.
    std::size_t count = 0;
};

struct Commune {
    std::string code;  ///< Five digits.
    std::string name;  ///< "Phường Ba Đình".
    std::string province;
};

struct Choice {
    std::string id;
    LocalText name;
};

/// The parts of an address answer "province|commune|detail"; there is no district any more.
struct Address {
    std::string province;  ///< Code.
    std::string commune;   ///< Code.
    std::string detail;
};

[[nodiscard]] Address parse_address(std::string_view answer);
[[nodiscard]] std::string format_address(const Address& address);

struct Units {
    std::vector<Province> provinces;
    std::vector<Commune> all_communes;  ///< Grouped by province, in the order of the provinces.
    std::vector<Choice> ethnic_groups;
    std::vector<Choice> countries;

    /// The communes of a province, sorted for a picker; empty for an unknown code.
    [[nodiscard]] std::span<const Commune> communes(std::string_view province_code) const;
    [[nodiscard]] const Province* province(std::string_view code) const;
    [[nodiscard]] const Commune* commune(std::string_view code) const;
    [[nodiscard]] const Choice* ethnic_group(std::string_view id) const;
    [[nodiscard]] const Choice* country(std::string_view id) const;
    /// "12 phố Huế, Phường Ba Đình, Thành phố Hà Nội" from the answer "01|00004|12 phố Huế"; parts may be
    /// missing.
    [[nodiscard]] std::string address_text(std::string_view answer) const;
};

}  // namespace kiosk
