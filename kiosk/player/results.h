// What a scenario leaves behind: the sandbox's records, the event log, and tour.json.
#pragma once

#include <chrono>
#include <filesystem>

#include "kiosk/player/player.h"
#include "src/base/result.h"

namespace kiosk::player {

struct Figures {
    std::chrono::milliseconds first_picture{};
    long idle_pss_kib = 0;  ///< On the attract screen, before anybody came.
    long peak_rss_kib = 0;
};

/// Proportional set size of this process and, for the peak, its largest resident size.
[[nodiscard]] long pss_kib();
[[nodiscard]] long peak_rss_kib();

/// Makes the folder and removes what an earlier tour left in it, and nothing else. Errors: store_io.
[[nodiscard]] Result<void> clear_results(const std::filesystem::path& out);

/// Errors: whatever cannot be read or written; store_corrupt when the event log's chain is broken.
[[nodiscard]] Result<void> leave_results(const std::filesystem::path& out, const Player& player,
                                         const SandboxClient& sandbox,
                                         const std::filesystem::path& sandbox_dir,
                                         const std::filesystem::path& store_file, const Figures& figures);

}  // namespace kiosk::player
