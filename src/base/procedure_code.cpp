#include "src/base/procedure_code.h"

#include <fmt/format.h>

#include <cstddef>

namespace kiosk {

Result<ProcedureCode> ProcedureCode::parse(std::string_view text) {
    constexpr std::size_t length = 8;  // "1.001193"
    constexpr std::size_t dot = 1;
    if (text.size() != length || text[dot] != '.') {
        return fail(ErrorCode::bad_code, "a procedure code is a digit, a dot and six digits");
    }
    std::int32_t digits = 0;
    for (std::size_t i = 0; i < length; ++i) {
        if (i == dot) {
            continue;
        }
        if (text[i] < '0' || text[i] > '9') {
            return fail(ErrorCode::bad_code, "a procedure code is a digit, a dot and six digits");
        }
        digits = digits * 10 + (text[i] - '0');
    }
    return ProcedureCode(digits);
}

std::string ProcedureCode::text() const {
    constexpr std::int32_t six_digits = 1'000'000;
    return fmt::format("{}.{:06}", digits_ / six_digits, digits_ % six_digits);
}

}  // namespace kiosk
