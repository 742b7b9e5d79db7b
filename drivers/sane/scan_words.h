// How scanning is said in the helper's messages; both sides use these functions, so they cannot disagree.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "drivers/helper/message.h"
#include "src/device/scanner.h"

namespace kiosk {

struct ScanOrder {
    enum class What { capabilities, scan, condition };
    What what = What::condition;
    std::string device;
    std::vector<std::string> preset;
    ScanSettings settings;
    BatchPosition position = BatchPosition::first;
    std::chrono::milliseconds start{};
    std::chrono::milliseconds first_rows{};
    std::chrono::milliseconds next_rows{};
};

[[nodiscard]] nlohmann::json head_of(const ScanOrder& order);
[[nodiscard]] nlohmann::json head_of(const ScannerCapabilities& offers);
[[nodiscard]] helper::Message message_of(const ScannedPage& page);

// The way back. What does not fit together is scanner_helper_died: a helper that talks nonsense is not
// trusted with papers.
[[nodiscard]] Result<ScanOrder> order_in(const nlohmann::json& head);
[[nodiscard]] Result<ScannerCapabilities> capabilities_in(const nlohmann::json& head);
[[nodiscard]] Result<ScannedPage> page_in(const helper::Message& message);

}  // namespace kiosk
