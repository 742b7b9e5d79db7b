#include "src/catalog/units.h"

#include <algorithm>

#include "src/catalog/find_by.h"

namespace kiosk {

std::span<const Commune> Units::communes(std::string_view province_code) const {
    const Province* found = province(province_code);
    return found == nullptr ? std::span<const Commune>()
                            : std::span(all_communes).subspan(found->first, found->count);
}

const Province* Units::province(std::string_view code) const {
    return find_by(provinces, code, &Province::code);
}

const Commune* Units::commune(std::string_view code) const {
    return find_by(all_communes, code, &Commune::code);
}

const Choice* Units::ethnic_group(std::string_view id) const {
    return find_by(ethnic_groups, id, &Choice::id);
}

const Choice* Units::country(std::string_view id) const {
    return find_by(countries, id, &Choice::id);
}

Address parse_address(std::string_view answer) {
    Address out;
    const std::size_t first = answer.find('|');
    out.province = answer.substr(0, first);
    if (first == std::string_view::npos) {
        return out;
    }
    answer.remove_prefix(first + 1);
    const std::size_t second = answer.find('|');
    out.commune = answer.substr(0, second);
    if (second != std::string_view::npos) {
        out.detail = answer.substr(second + 1);
    }
    return out;
}

std::string format_address(const Address& address) {
    return address.province + '|' + address.commune + '|' + address.detail;
}

std::string Units::address_text(std::string_view answer) const {
    const Address address = parse_address(answer);
    std::string out = address.detail;
    const auto add = [&out](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
    if (const Commune* found = commune(address.commune)) {
        add(found->name);
    }
    if (const Province* found = province(address.province)) {
        add(found->full_name);
    }
    return out;
}

}  // namespace kiosk
