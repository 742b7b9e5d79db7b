#include "src/config/beneficiary_file.h"

#include "src/config/checks.h"
#include "src/config/reader.h"

namespace kiosk {

Result<Beneficiary> parse_beneficiary(std::string_view text, const std::filesystem::path& path) {
    using namespace config;
    Reader reader(text, path);
    auto section = reader.section("beneficiary");
    Beneficiary beneficiary{
        .bank_bin = section.text("bank_bin", is_bank, "the bank's number, six digits"),
        .account = section.text("account", is_account, "1–19 letters or digits"),
        .holder = section.text("holder", is_holder, "the holder as the bank writes it: A–Z, 0–9, blanks"),
        .unit_code = section.text("unit_code", is_unit_code, "the commune's code, five digits"),
    };
    if (const auto ok = reader.finish(); !ok) {
        return std::unexpected(ok.error());
    }
    return beneficiary;
}

}  // namespace kiosk
