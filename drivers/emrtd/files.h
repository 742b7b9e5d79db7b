// The files of the chip (ICAO Doc 9303-10, 3.11 and 4.2), read whole in as few commands as the card allows.
#pragma once

#include <functional>
#include <optional>

#include "drivers/emrtd/channel.h"

namespace kiosk::emrtd {

/// Short file identifiers. Data group n has the identifier n.
inline constexpr std::uint8_t card_access_file = 0x1C;
inline constexpr std::uint8_t common_file = 0x1E;  ///< EF.COM.
inline constexpr std::uint8_t security_object_file = 0x1D;

struct File {
    std::uint8_t id = 0;
    std::size_t largest =
        0;  ///< A file that says it is longer is not read: nothing is allocated on a chip's word.
};

/// Told each time bytes of a file arrive, with how many, and how many of this file are still to come.
using OnBytes = std::function<void(std::size_t arrived, std::size_t to_come)>;

/// Nothing when there is no such file, or when it may not be read. Errors: those of the channel; chip_broken
/// when the file is longer than allowed, or shorter than it says.
[[nodiscard]] Result<std::optional<Bytes>> read_file(Channel& channel, const File& file,
                                                     const OnBytes& on_bytes);

/// Selects the application of travel documents. Errors: those of the channel; chip_unsupported when the card
/// has none.
[[nodiscard]] Result<void> select_application(Channel& channel);

}  // namespace kiosk::emrtd
