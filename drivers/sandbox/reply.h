// An answer of the gateway before it is sent, and the ways to spoil it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::sandbox {

struct Reply {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::optional<std::uint64_t> upload_offset;
    std::optional<int> retry_after;
    std::string location;
};

[[nodiscard]] Reply json_reply(int status, const nlohmann::json& json);
/// RFC 9457.
[[nodiscard]] Reply problem(int status, std::string_view code, std::string_view detail = {});

/// The answer as a fault like "truncated-json" leaves it; unchanged for other faults and for answers that are
/// no JSON.
[[nodiscard]] Reply spoiled(Reply reply, std::string_view fault);

}  // namespace kiosk::sandbox
