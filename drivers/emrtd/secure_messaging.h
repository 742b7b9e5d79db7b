// Secure messaging (ICAO Doc 9303-11, 9.8): every command encrypted and signed, every answer checked before
// anybody looks at it.
#pragma once

#include "drivers/emrtd/apdu.h"
#include "drivers/emrtd/ciphers.h"

namespace kiosk::emrtd {

/// What an access protocol leaves behind.
struct SessionKeys {
    Cipher cipher = Cipher::aes_128;
    Secret encryption;
    Secret mac;
    Secret counter;  ///< The send sequence counter, one block.
};

/// Keys from a shared secret; the counter begins at nought, as after PACE and Chip Authentication.
[[nodiscard]] SessionKeys session_keys(Cipher cipher, ByteView shared_secret);

/// How many bytes of a file fit in one protected answer of `largest` bytes.
[[nodiscard]] std::size_t plain_bytes_in(Cipher cipher, std::size_t largest);

class SecureMessaging {
  public:
    explicit SecureMessaging(SessionKeys keys) : keys_(std::move(keys)) {}

    [[nodiscard]] Cipher cipher() const { return keys_.cipher; }

    /// Counts up; each command is protected once.
    [[nodiscard]] Command protect(const Command& command);

    /// The answer to the command protected last. Fails with chip_broken when its MAC is wrong or missing:
    /// then nothing more may be read in this session.
    [[nodiscard]] Result<Answer> unprotect(const Answer& answer);

  private:
    void count_up();
    [[nodiscard]] Secret vector() const;

    SessionKeys keys_;
};

}  // namespace kiosk::emrtd
