// What state a device is in. A condition is shown to the citizen and to staff; it is not an error and is not
// logged as one. Every condition has a sentence in assets/text (key "condition.<device>.<name>"); a test
// walks both lists.
#pragma once

#include <string_view>
#include <vector>

namespace kiosk {

enum class DeviceKind { scanner, printer, receipt_printer, audio };

enum class Condition {
    ready,
    busy,
    absent,     ///< No answer: unplugged, switched off, or its network is gone.
    paper_out,  ///< Printer: tray or roll empty. Scanner: the feeder is empty.
    paper_low,
    jam,
    cover_open,
    supplies_low,
    supplies_out,
    output_full,
    trouble,  ///< The device says something is wrong and nothing above fits.
};

[[nodiscard]] std::string_view name(DeviceKind kind);
[[nodiscard]] std::string_view name(Condition condition);
[[nodiscard]] const std::vector<Condition>& all_conditions();

/// True when the device cannot do its work until a person has done something.
[[nodiscard]] bool blocks_work(Condition condition);

}  // namespace kiosk
