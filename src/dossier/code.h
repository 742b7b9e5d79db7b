// The code of a dossier: the portal's "H26.15.02-261120-0007", checked, and our own local code, which stands
// on screen and paper only until the portal has given its own and can never be taken for one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/base/result.h"
#include "src/base/time.h"
#include "src/base/uuid.h"

namespace kiosk {

struct DossierCode {
    std::string unit;  ///< Identifier of the receiving unit: "000.00.16.H40", "H15.50.05.13", "G22.99.08".
    Date received{};
    std::string sequence;  ///< Four digits (province) to seven (ministry), per unit and day.

    [[nodiscard]] std::string text() const;
    bool operator==(const DossierCode&) const = default;
};

/// Errors: bad_code when the text does not have the portal's form or its date does not exist.
[[nodiscard]] Result<DossierCode> parse_dossier_code(std::string_view text);

/// "TAM-7K3F-9Q2D": from the dossier's key, so that it is the same after a restart. Ends in a check
/// character.
[[nodiscard]] std::string local_code(const Uuid& key);

/// True for text local_code() could have made.
[[nodiscard]] bool is_local_code(std::string_view text);

}  // namespace kiosk
