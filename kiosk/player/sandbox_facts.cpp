#include "kiosk/player/sandbox_facts.h"

#include <nlohmann/json.hpp>

#include "kiosk/player/sandbox_client.h"
#include "src/text/one_line.h"

namespace kiosk::player {

namespace {

nlohmann::json parsed(const std::string& state) {
    return nlohmann::json::parse(state, nullptr, /*allow_exceptions=*/false);
}

}  // namespace

std::optional<int> times_fired(const std::string& state, const std::string& fault) {
    const auto json = parsed(state);
    if (!json.is_object() || !json.contains("faults")) {
        return std::nullopt;
    }
    const auto& faults = json["faults"];
    // The portal lists only what has fired; devices list every fault they know.
    if (faults.contains("fired")) {
        return faults["fired"].value(fault, 0);
    }
    return faults.contains(fault) ? std::optional(faults[fault].value("fired", 0)) : std::nullopt;
}

std::optional<std::size_t> entries_in(const std::string& state, const std::string& list) {
    const auto json = parsed(state);
    return json.is_object() && json.contains(list) && json[list].is_array() ? std::optional(json[list].size())
                                                                            : std::nullopt;
}

Result<std::string> newest_paper(const std::string& state) {
    const auto json = parsed(state);
    if (!json.is_object() || !json.contains("jobs") || json["jobs"].empty()) {
        return fail(ErrorCode::bad_answer, "nothing was printed");
    }
    const auto text = output_of({"pdftotext", json["jobs"].back().value("file", std::string()), "-"});
    return text ? Result<std::string>(text::one_line(*text)) : std::unexpected(text.error());
}

}  // namespace kiosk::player
