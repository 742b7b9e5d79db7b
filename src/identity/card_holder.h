// Whether the files of one chip tell of one person. A chip whose machine readable zone and data group 13
// disagree is read, but not believed.
#pragma once

#include <vector>

#include "src/identity/dg13.h"
#include "src/identity/mrz.h"

namespace kiosk {

enum class HolderWarning {
    number_differs,
    birth_date_differs,
    sex_differs,
    name_differs,
    expiry_date_differs
};

/// Names are compared without diacritics, as far as the zone has room for them.
[[nodiscard]] std::vector<HolderWarning> holder_warnings(const Mrz& zone, const Dg13& details);

}  // namespace kiosk
