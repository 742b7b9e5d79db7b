#include "drivers/ipp/printer_reasons.h"

#include <algorithm>
#include <array>

namespace kiosk {
namespace {

struct Reason {
    std::string_view keyword;
    Condition condition;
};

// Keywords of RFC 8011 §5.4.12 and PWG 5100.9.
constexpr std::array reasons_we_know{
    // HP printers also say media-empty while the tray is pulled out; the remedy is at the same tray.
    Reason{"media-empty", Condition::paper_out},
    Reason{"media-needed", Condition::paper_out},
    Reason{"input-tray-missing", Condition::paper_out},
    Reason{"media-low", Condition::paper_low},
    Reason{"media-jam", Condition::jam},
    Reason{"cover-open", Condition::cover_open},
    Reason{"door-open", Condition::cover_open},
    Reason{"interlock-open", Condition::cover_open},
    Reason{"marker-supply-low", Condition::supplies_low},
    Reason{"toner-low", Condition::supplies_low},
    Reason{"marker-waste-almost-full", Condition::supplies_low},
    Reason{"opc-near-eol", Condition::supplies_low},
    Reason{"marker-supply-empty", Condition::supplies_out},
    Reason{"marker-supply-missing", Condition::supplies_out},
    Reason{"toner-empty", Condition::supplies_out},
    Reason{"marker-waste-full", Condition::supplies_out},
    Reason{"opc-life-over", Condition::supplies_out},
    Reason{"output-area-full", Condition::output_full},
    Reason{"output-tray-missing", Condition::output_full},
    Reason{"paused", Condition::trouble},
    Reason{"shutdown", Condition::trouble},
    Reason{"spool-area-full", Condition::trouble},
    Reason{"fuser-over-temp", Condition::trouble},
};

constexpr int state_processing = 4;
constexpr int state_stopped = 5;

}  // namespace

std::optional<Condition> condition_of_reason(std::string_view keyword) {
    bool is_error = false;
    for (const std::string_view suffix : {"-error", "-warning", "-report"}) {
        if (keyword.ends_with(suffix)) {
            is_error = suffix == "-error";
            keyword.remove_suffix(suffix.size());
            break;
        }
    }
    const auto* known = std::ranges::find(reasons_we_know, keyword, &Reason::keyword);
    if (known != reasons_we_know.end()) {
        return known->condition;
    }
    // An unknown keyword stops printing only when the printer itself calls it an error.
    return is_error ? std::optional{Condition::trouble} : std::nullopt;
}

std::set<Condition> conditions_of(const std::vector<std::string>& reasons, int printer_state) {
    std::set<Condition> conditions;
    for (const auto& reason : reasons) {
        if (const auto condition = condition_of_reason(reason)) {
            conditions.insert(*condition);
        }
    }
    if (printer_state == state_processing) {
        conditions.insert(Condition::busy);
    }
    if (printer_state == state_stopped && std::ranges::none_of(conditions, blocks_work)) {
        conditions.insert(Condition::trouble);
    }
    if (conditions.empty()) {
        conditions.insert(Condition::ready);
    }
    return conditions;
}

}  // namespace kiosk
