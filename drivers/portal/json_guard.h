// Reads a gateway's JSON without believing it: size, depth, number of members, double members and long names
// are checked while reading, before anything is built from it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "src/base/result.h"

namespace kiosk {

/// The contract's limits (assets/gateway.openapi.yaml, "Limits").
inline constexpr std::size_t json_max_bytes = 1024UL * 1024;
inline constexpr std::size_t json_max_depth = 16;
inline constexpr std::size_t json_max_members = 4096;
inline constexpr std::size_t json_max_name = 64;

/// The document, which is an object. Errors: portal_broken_answer, saying which limit or where the text is no
/// JSON.
[[nodiscard]] Result<nlohmann::json> read_json_object(std::string_view text);

}  // namespace kiosk
