// Getting in: PACE (ICAO Doc 9303-11, 4.4; BSI TR-03110-2, 3.2) where the chip offers it, otherwise BAC
// (4.3).
#pragma once

#include <string_view>

#include "drivers/emrtd/channel.h"
#include "drivers/emrtd/security_infos.h"

namespace kiosk::emrtd {

/// What is printed on the card and opens its chip.
class AccessKey {
  public:
    enum class Kind : std::uint8_t { mrz = 1, can = 2 };  ///< As PACE numbers its passwords.

    /// The letters of mrz_key_letters().
    [[nodiscard]] static AccessKey from_mrz(std::string_view letters);
    /// The six digits on the front. Fails with bad_answer when they are not six digits.
    [[nodiscard]] static Result<AccessKey> from_can(std::string_view digits);

    [[nodiscard]] Kind kind() const { return kind_; }
    /// What PACE derives its key from.
    [[nodiscard]] const Secret& password() const { return password_; }

  private:
    AccessKey(Kind kind, Secret password) : kind_(kind), password_(std::move(password)) {}

    Kind kind_;
    Secret password_;
};

/// Both leave the channel protected. Errors: those of the channel; chip_key_refused when the key is not this
/// card's; chip_broken when the chip cheats or stutters.
[[nodiscard]] Result<void> run_pace(Channel& channel, const PaceInfo& info, const AccessKey& key,
                                    const Random& random);

/// The application must be selected. Errors: as above; chip_unsupported with a CAN, which only PACE
/// understands.
[[nodiscard]] Result<void> run_bac(Channel& channel, const AccessKey& key, const Random& random);

/// PACE's and the chip's proof of having the same keys (9.5.1, table 3): a MAC over the other side's public
/// key.
[[nodiscard]] Secret authentication_token(Cipher cipher, ByteView mac_key, ByteView protocol,
                                          ByteView public_key);

}  // namespace kiosk::emrtd
