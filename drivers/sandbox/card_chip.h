// A chip that answers commands as a real identity card does, with real cryptography. It knows no transport:
// commands in, answers out.
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "drivers/sandbox/card_access.h"
#include "drivers/sandbox/card_keys.h"
#include "drivers/sandbox/card_messaging.h"

namespace kiosk::sandbox {

/// What is burnt into a chip.
struct ChipContent {
    std::map<std::uint8_t, Bytes> files;  ///< By short identifier; EF.CardAccess is 1C.
    std::vector<emrtd::PaceInfo> pace;    ///< Empty: only BAC.
    bool bac = true;
    emrtd::Secret mrz_password;
    emrtd::Secret can_password;
    std::unique_ptr<CardKey> agreement_key;  ///< For Chip Authentication; absent: not offered.
    emrtd::Cipher agreement_cipher = emrtd::Cipher::aes_128;
    std::unique_ptr<CardKey> signing_key;  ///< For Active Authentication; absent: not offered.
    bool extended_length = false;
};

class CardChip {
  public:
    explicit CardChip(ChipContent content) : content_(std::move(content)) {}

    /// Power on, or a reset: every session is over.
    void reset();
    /// Every command gets an answer of at least two bytes.
    [[nodiscard]] Bytes answer(ByteView command);
    [[nodiscard]] bool extended_length() const { return content_.extended_length; }

  private:
    [[nodiscard]] emrtd::Answer unwrapped(const emrtd::Command& command);
    [[nodiscard]] emrtd::Answer run(const emrtd::Command& command);
    [[nodiscard]] emrtd::Answer select(const emrtd::Command& command);
    [[nodiscard]] emrtd::Answer set_environment(const emrtd::Command& command);
    [[nodiscard]] emrtd::Answer begin_pace(ByteView data);
    [[nodiscard]] emrtd::Answer authenticate(const emrtd::Command& command);
    [[nodiscard]] emrtd::Answer agree(ByteView point);
    [[nodiscard]] emrtd::Answer external_authenticate(const emrtd::Command& command);
    [[nodiscard]] emrtd::Answer read(const emrtd::Command& command);
    [[nodiscard]] Bytes delivered(emrtd::Answer answer, std::size_t expected);

    ChipContent content_;
    bool selected_ = false;
    bool opened_ = false;
    bool agreement_chosen_ = false;
    std::uint8_t current_file_ = 0;
    std::optional<CardPace> pace_;
    std::optional<CardBac> bac_;
    std::optional<CardMessaging> messaging_;
    std::optional<emrtd::SessionKeys> next_keys_;  ///< In force after the answer that agreed them.
    Bytes waiting_;                                ///< The rest of an answer too long for its command.
};

}  // namespace kiosk::sandbox
