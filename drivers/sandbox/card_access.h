// The card's side of getting in: PACE and BAC (ICAO Doc 9303-11, 4.4 and 4.3), with its own state between
// commands.
#pragma once

#include <optional>

#include "drivers/emrtd/access.h"
#include "drivers/emrtd/curve.h"

namespace kiosk::sandbox {

/// One run of PACE, from MSE:Set AT on.
class CardPace {
  public:
    CardPace(emrtd::PaceInfo info, const emrtd::Secret& password);

    /// The next GENERAL AUTHENTICATE.
    [[nodiscard]] emrtd::Answer answer(ByteView data);
    /// After the last answer.
    [[nodiscard]] std::optional<emrtd::SessionKeys> take_keys() { return std::move(agreed_); }

  private:
    [[nodiscard]] emrtd::Answer show_nonce();
    [[nodiscard]] emrtd::Answer map(ByteView their_point);
    [[nodiscard]] emrtd::Answer agree(ByteView their_point);
    [[nodiscard]] emrtd::Answer compare(ByteView token);

    emrtd::PaceInfo info_;
    emrtd::Curve curve_;
    emrtd::Secret password_key_;
    emrtd::Secret nonce_;
    emrtd::Secret generator_;
    emrtd::Secret ours_;
    Bytes theirs_;
    std::optional<emrtd::SessionKeys> keys_;
    std::optional<emrtd::SessionKeys> agreed_;
};

/// One run of BAC: GET CHALLENGE, EXTERNAL AUTHENTICATE.
class CardBac {
  public:
    /// `password` is the hash of the printed letters.
    explicit CardBac(const emrtd::Secret& password);

    [[nodiscard]] emrtd::Answer challenge();
    [[nodiscard]] emrtd::Answer answer(ByteView data);
    [[nodiscard]] std::optional<emrtd::SessionKeys> take_keys() { return std::move(agreed_); }

  private:
    emrtd::SessionKeys keys_;
    emrtd::Secret nonce_;
    std::optional<emrtd::SessionKeys> agreed_;
};

}  // namespace kiosk::sandbox
