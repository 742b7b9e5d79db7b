// What the protocols talk through: plain at first, protected from the moment keys are agreed.
#pragma once

#include <optional>

#include "drivers/emrtd/secure_messaging.h"

namespace kiosk::emrtd {

class Channel {
  public:
    explicit Channel(CardPort& port) : port_(port) {}

    /// Errors: those of round_trip() and, once protected, of SecureMessaging::unprotect().
    [[nodiscard]] Result<Answer> send(const Command& command);

    /// From the next command on. Keys agreed before are wiped.
    void protect_with(SessionKeys keys) { messaging_.emplace(std::move(keys)); }
    [[nodiscard]] bool is_protected() const { return messaging_.has_value(); }

    /// The most bytes of a file that one command can bring.
    [[nodiscard]] std::size_t longest_piece() const;

    /// Commands sent so far, for the log and for comparing with other readers.
    [[nodiscard]] int commands() const { return commands_; }

  private:
    CardPort& port_;
    std::optional<SecureMessaging> messaging_;
    int commands_ = 0;
};

}  // namespace kiosk::emrtd
