// Whether the chip holds a key that cannot be copied: Chip Authentication version 1 (ICAO Doc 9303-11, 6.2;
// BSI TR-03110-1) or Active Authentication (6.1). The public keys are in data groups 14 and 15; that those
// are the card's own, passive authentication says.
#pragma once

#include "drivers/emrtd/channel.h"
#include "drivers/emrtd/security_infos.h"
#include "src/identity/card_proof.h"

namespace kiosk::emrtd {

/// Agrees new keys with the chip's static key; the channel uses them from then on. What the chip answers next
/// shows whether it has the key: ask it something. Errors: those of the channel; a chip that refuses is an
/// answer, not an error.
[[nodiscard]] Result<ChipProof> begin_chip_authentication(Channel& channel, const SecurityInfos& infos);

/// The chip signs eight bytes that nobody could know. Errors: those of the channel.
[[nodiscard]] Result<ChipProof> run_active_authentication(Channel& channel, ByteView data_group_15,
                                                          std::optional<Hash> hash, const Random& random);

}  // namespace kiosk::emrtd
