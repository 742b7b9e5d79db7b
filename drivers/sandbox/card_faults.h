// Trouble between a chip and its reader, at one command and, for some, from then on.
#pragma once

#include "drivers/sandbox/card_chip.h"

namespace kiosk::sandbox {

struct CardFault {
    enum class Kind {
        none,
        pull,          ///< No answer, then and ever after: the card is gone.
        half_status,   ///< One byte, as a card that leaves the field while it answers.
        wrong_status,  ///< 6F00 instead of the answer.
        bad_mac,       ///< One bit of the answer's last data byte is turned.
        truncated,     ///< Half of the data, with a good status.
        endless,       ///< 61xx for ever, with a byte each.
    };
    Kind kind = Kind::none;
    int at = 0;  ///< The command it happens at; the first is 0.
};

class FaultyCard {
  public:
    FaultyCard(CardChip& chip, CardFault fault) : chip_(chip), fault_(fault) {}

    /// May be shorter than two bytes: then the card is gone.
    [[nodiscard]] Bytes answer(ByteView command);
    [[nodiscard]] int commands() const { return commands_; }

  private:
    CardChip& chip_;
    CardFault fault_;
    int commands_ = 0;
};

}  // namespace kiosk::sandbox
