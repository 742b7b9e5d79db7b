// The official code of a procedure, "1.001193". Valid once constructed, so the event log may carry it.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "src/base/result.h"

namespace kiosk {

class ProcedureCode {
  public:
    /// Errors: bad_code when the text is not a digit, a dot and six digits.
    [[nodiscard]] static Result<ProcedureCode> parse(std::string_view text);

    [[nodiscard]] std::string text() const;
    auto operator<=>(const ProcedureCode&) const = default;

  private:
    explicit ProcedureCode(std::int32_t digits) : digits_(digits) {}
    std::int32_t digits_;  ///< The seven digits as one number; a number cannot hold a name.
};

}  // namespace kiosk
