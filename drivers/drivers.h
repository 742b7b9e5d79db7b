// The only door to devices, portal and store: what the configuration names, ready to be handed to one worker
// each.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "src/base/result.h"
#include "src/config/config.h"
#include "src/device/headphones.h"
#include "src/device/printer.h"
#include "src/device/scanner.h"
#include "src/device/voice.h"
#include "src/dossier/slip.h"
#include "src/payment/beneficiary.h"
#include "src/portal/portal.h"
#include "src/portal/store.h"

namespace kiosk {

/// nullptr where the configuration names none. None of these touches the device before its first call.
[[nodiscard]] std::unique_ptr<Scanner> make_scanner(const Config& config, const std::filesystem::path& helper,
                                                    const std::filesystem::path& runtime_dir);
/// The printer of the slip: the receipt printer where there is one, else the A4 printer.
[[nodiscard]] std::unique_ptr<Printer> make_slip_printer(const Config& config);
[[nodiscard]] std::optional<PaperKind> slip_paper(const Config& config);
[[nodiscard]] std::unique_ptr<Voice> make_voice(const Config& config);
[[nodiscard]] std::unique_ptr<Headphones> make_headphones(const Config& config);
[[nodiscard]] std::unique_ptr<Portal> make_portal(const Config& config);

/// Opens the store in the data folder, setting a corrupt one aside. Errors: store_full, store_io.
[[nodiscard]] Result<std::unique_ptr<Store>> make_store(const Config& config, WallTime now);

/// The slip for one kind of paper. Errors: file_missing, bad_asset, bad_code.
[[nodiscard]] Result<PrintDocument> render(const SubmissionSlip& slip, PaperKind paper, const Config& config);

}  // namespace kiosk
