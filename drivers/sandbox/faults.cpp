#include "drivers/sandbox/faults.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace kiosk::sandbox {

namespace {

constexpr std::array<std::string_view, 30> names{
    "status-400",  "status-401",        "status-403",         "status-404",      "status-409",
    "status-413",  "status-422",        "status-429",         "status-500",      "status-502",
    "status-503",  "status-504",        "error-after",        "delay-before",    "hang-after-body",
    "cut-upload",  "cut-before-answer", "cut-in-answer",      "truncated-json",  "duplicate-keys-json",
    "deep-json",   "huge-json",         "wrong-dossier-json", "wrong-type-json", "redirect",
    "tls-expired", "tls-wrong-name",    "tls-unknown-ca",     "tls-old",         "refuse-connect"};

constexpr std::array<std::string_view, 11> calls{"login",         "catalog", "announce", "upload",
                                                 "submit",        "outcome", "intent",   "intent-query",
                                                 "intent-cancel", "status",  "receipt"};

bool is_taken_elsewhere(std::string_view name) {
    return name.starts_with("tls-") || name == "refuse-connect" || name == "cut-upload";
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size() && value >= 0;
    return whole ? std::optional(value) : std::nullopt;
}

std::unexpected<Error> usage(std::string_view wrong) {
    return fail(
        ErrorCode::bad_answer,
        fmt::format(
            "fault: cannot read \"{}\". NAME [COUNT] [on=CALL] [ms=N] [bytes=N]; names: {}; calls: {}", wrong,
            fmt::join(names, " "), fmt::join(calls, " ")));
}

bool understood(Fault& fault, std::string_view arg) {
    const auto equals = arg.find('=');
    const auto value = arg.substr(equals == std::string_view::npos ? 0 : equals + 1);
    if (arg.starts_with("on=")) {
        fault.on = value;
        return std::ranges::find(calls, value) != calls.end();
    }
    const auto count = number(value);
    if (!count) {
        return false;
    }
    if (arg.starts_with("ms=")) {
        fault.delay = std::chrono::milliseconds(*count);
    } else if (arg.starts_with("bytes=")) {
        fault.bytes = static_cast<std::size_t>(*count);
    } else if (equals == std::string_view::npos) {
        fault.left = *count;
    } else {
        return false;
    }
    return true;
}

}  // namespace

Result<void> Faults::add(const std::vector<std::string>& args) {
    if (args.empty() || std::ranges::find(names, args.front()) == names.end()) {
        return usage(args.empty() ? std::string_view{} : std::string_view(args.front()));
    }
    Fault fault;
    fault.name = args.front();
    for (std::size_t i = 1; i < args.size(); ++i) {
        if (!understood(fault, args[i])) {
            return usage(args[i]);
        }
    }
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(std::move(fault));
    return {};
}

template <class Matches>
std::optional<Fault> Faults::take_if(Matches matches) {
    const std::scoped_lock lock(mutex_);
    const auto found = std::ranges::find_if(waiting_, matches);
    if (found == waiting_.end()) {
        return std::nullopt;
    }
    ++fired_[found->name];
    const Fault taken = *found;
    if (--found->left <= 0) {
        waiting_.erase(found);
    }
    return taken;
}

std::optional<Fault> Faults::take(std::string_view call) {
    return take_if([call](const Fault& fault) {
        return !is_taken_elsewhere(fault.name) && (fault.on.empty() ? call != "login" : fault.on == call);
    });
}

std::optional<Fault> Faults::take_for_connection() {
    return take_if([](const Fault& fault) { return fault.name.starts_with("tls-"); });
}

std::optional<Fault> Faults::take_cut_upload() {
    return take_if([](const Fault& fault) { return fault.name == "cut-upload"; });
}

bool Faults::take_refusal() {
    return take_if([](const Fault& fault) { return fault.name == "refuse-connect"; }).has_value();
}

void Faults::clear() {
    {
        const std::scoped_lock lock(mutex_);
        waiting_.clear();
        ++releases_;
    }
    released_.notify_all();
}

void Faults::hang(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    released_.wait_for(lock, at_most, [this, now = releases_] { return down_ || releases_ != now; });
}

void Faults::shut_down() {
    {
        const std::scoped_lock lock(mutex_);
        down_ = true;
    }
    released_.notify_all();
}

nlohmann::json Faults::state() const {
    const std::scoped_lock lock(mutex_);
    auto active = nlohmann::json::array();
    for (const auto& fault : waiting_) {
        active.push_back({{"name", fault.name}, {"left", fault.left}, {"on", fault.on}});
    }
    return {{"active", std::move(active)}, {"fired", fired_}};
}

}  // namespace kiosk::sandbox
