#include "tests/identity/chip_vectors.h"

#include <fstream>

#include "src/text/iso_date.h"

namespace kiosk {

nlohmann::json chip_vectors() {
    return nlohmann::json::parse(std::ifstream("tests/identity/chip_vectors.json"));
}

Bytes bytes_from(const std::string& hex) {
    Bytes bytes;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
        bytes.push_back(static_cast<std::uint8_t>(std::stoi(hex.substr(at, 2), nullptr, 16)));
    }
    return bytes;
}

std::string shown(std::optional<Date> date, int year) {
    return date ? text::iso_date(*date) : year == 0 ? "" : std::to_string(year);
}

std::string shown(std::optional<Sex> sex) {
    return !sex ? "" : *sex == Sex::male ? "male" : "female";
}

}  // namespace kiosk
