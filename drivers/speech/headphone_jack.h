// The headphone jack as the kernel reports it: a switch on an input device.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "src/base/bytes.h"
#include "src/device/headphones.h"

namespace kiosk {

/// What the last record about the jack among these says; nothing when none does. Whole records only.
[[nodiscard]] std::optional<bool> jack_in(ByteView records);

/// `device` is an event device, or anything that delivers such records: a named pipe serves.
[[nodiscard]] std::unique_ptr<Headphones> make_headphone_jack(std::filesystem::path device);

}  // namespace kiosk
