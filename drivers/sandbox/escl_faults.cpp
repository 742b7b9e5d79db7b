#include "drivers/sandbox/escl_faults.h"

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

namespace kiosk::sandbox {

namespace {

constexpr std::array names{"adf-empty-at-job", "adf-empty-at-page", "jam",         "door",
                           "busy-jobs",        "busy-page",         "cut-body",    "short-jpeg",
                           "hang-first-byte",  "hang-body",         "status-hang", "silent"};

std::optional<int> count_in(const std::string& word) {
    if (word == "forever") {
        return -1;
    }
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size() && value >= 0 ? std::optional(value)
                                                                                  : std::nullopt;
}

}  // namespace

EsclFaults::EsclFaults() {
    for (const char* name : names) {
        faults_[name];
    }
}

Result<void> EsclFaults::arm(const std::vector<std::string>& args) {
    const auto fault = args.empty() ? faults_.end() : faults_.find(args[0]);
    const auto count = args.size() > 1 ? count_in(args[1]) : 1;
    const auto after = args.size() > 2 ? count_in(args[2]) : 0;
    if (fault == faults_.end() || !count || !after || *after < 0) {
        std::string known;
        for (const char* name : names) {
            known += std::string(" ") + name;
        }
        return fail(ErrorCode::bad_answer, "fault NAME [COUNT|forever] [AFTER]; names:" + known);
    }
    fault->second.left = *count;
    fault->second.after = *after;
    return {};
}

void EsclFaults::heal() {
    for (auto& [name, fault] : faults_) {
        fault.left = 0;
    }
}

bool EsclFaults::armed(std::string_view name) const {
    return faults_.find(name)->second.left != 0;
}

bool EsclFaults::strikes(std::string_view name, int pages_delivered) {
    Fault& fault = faults_.find(name)->second;
    if (fault.left == 0 || pages_delivered < fault.after) {
        return false;
    }
    fault.left -= fault.left > 0 ? 1 : 0;
    ++fault.fired;
    return true;
}

nlohmann::json EsclFaults::state() const {
    nlohmann::json state = nlohmann::json::object();
    for (const auto& [name, fault] : faults_) {
        state[name] = {{"left", fault.left}, {"after", fault.after}, {"fired", fault.fired}};
    }
    return state;
}

}  // namespace kiosk::sandbox
