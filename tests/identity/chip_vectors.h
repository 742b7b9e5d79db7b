// The made-up persons of chip_vectors.json, and how the tests write what was read of them.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "src/base/bytes.h"
#include "src/base/time.h"
#include "src/identity/id_number.h"

namespace kiosk {

[[nodiscard]] nlohmann::json chip_vectors();
[[nodiscard]] Bytes bytes_from(const std::string& hex);

/// "1990-01-15"; for a day that is not known the year, or nothing.
[[nodiscard]] std::string shown(std::optional<Date> date, int year = 0);
[[nodiscard]] std::string shown(std::optional<Sex> sex);

}  // namespace kiosk
