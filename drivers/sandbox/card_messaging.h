// The card's side of secure messaging (ICAO Doc 9303-11, 9.8): commands are checked and opened, answers
// closed.
#pragma once

#include <optional>

#include "drivers/emrtd/secure_messaging.h"

namespace kiosk::sandbox {

/// A command as bytes, short or extended; nothing when its lengths do not fit.
[[nodiscard]] std::optional<emrtd::Command> parse_command(ByteView bytes);

class CardMessaging {
  public:
    explicit CardMessaging(emrtd::SessionKeys keys) : keys_(std::move(keys)) {}

    /// Nothing when the command is not signed with these keys: then the session is over.
    [[nodiscard]] std::optional<emrtd::Command> open(const emrtd::Command& secured);
    /// The data of the answer to the command opened last; the word is in it.
    [[nodiscard]] Bytes close(const emrtd::Answer& answer);

  private:
    void count_up();
    [[nodiscard]] emrtd::Secret vector() const;

    emrtd::SessionKeys keys_;
    bool odd_ = false;  ///< Odd instructions have objects of their own.
};

}  // namespace kiosk::sandbox
