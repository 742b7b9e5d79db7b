// The ESC/POS byte sequences we send and the ones we read back, without any line.
#pragma once

#include <array>
#include <optional>
#include <set>

#include "src/base/bytes.h"
#include "src/device/condition.h"

namespace kiosk::escpos {

inline constexpr std::size_t row_bytes = 72;  ///< 576 dots.

/// Four printable characters which the printer echoes when everything before them is on paper.
using ProofMark = std::array<std::uint8_t, 4>;

/// Real-time commands are obeyed even inside a picture (Epson, reference of DLE EOT): a picture that happens
/// to hold DLE EOT, DLE ENQ or DLE DC4 would reset or feed the printer. One more black dot, 0.125 mm, takes
/// such a pair apart.
[[nodiscard]] Bytes without_commands(ByteView bitmap);

/// A whole job: picture, feed, cut, and the request for proof.
[[nodiscard]] Bytes job(ByteView bitmap, const ProofMark& mark);

/// DLE EOT 1–4, which the printer answers at once with one byte each.
[[nodiscard]] Bytes status_question(std::uint8_t number);

/// Throws away what the printer has received, so that it does not come out in front of the next citizen.
[[nodiscard]] Bytes clear_buffer();
[[nodiscard]] bool buffer_is_clear(ByteView received);

/// What the four status bytes say together; {ready} when nothing. nullopt when one is not a status byte.
[[nodiscard]] std::optional<std::set<Condition>> conditions_of(const std::array<std::uint8_t, 4>& status);

/// True for the fixed bits of a status byte, which no proof contains.
[[nodiscard]] bool is_status(std::uint8_t byte);

/// True once `received` holds the echo of this mark; other answers may stand before and after it.
[[nodiscard]] bool has_proof(ByteView received, const ProofMark& mark);

}  // namespace kiosk::escpos
