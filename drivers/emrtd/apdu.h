// Commands and answers of a smart card (ISO/IEC 7816-4), and the port through which they travel.
#pragma once

#include "src/base/bytes.h"
#include "src/base/result.h"

namespace kiosk::emrtd {

/// The status words that decide anything here.
namespace status {
inline constexpr unsigned ok = 0x9000;
inline constexpr unsigned end_of_file = 0x6282;  ///< The answer is shorter than asked, because the file ends.
inline constexpr unsigned wrong_key = 0x6300;
inline constexpr unsigned security_not_satisfied = 0x6982;
inline constexpr unsigned file_not_found = 0x6A82;
inline constexpr unsigned wrong_offset = 0x6B00;
}  // namespace status

/// Cards count wrong keys in the last digit of 63Cx, or only say 6300.
[[nodiscard]] constexpr bool is_wrong_key(unsigned word) {
    return word == status::wrong_key || (word & 0xFFF0U) == 0x63C0U;
}

struct Command {
    std::uint8_t cla = 0;
    std::uint8_t ins = 0;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    Bytes data{};
    std::size_t expected = 0;  ///< Le: how many bytes the answer may have, at most 65,536; 0 for none.

    /// Short when it fits, otherwise with three-byte lengths.
    [[nodiscard]] Bytes encoded() const;
    [[nodiscard]] bool is_extended() const;
};

struct Answer {
    Bytes data{};
    unsigned word = 0;
};

/// The way to a card. One thread owns it; a deadline is the owner's business.
class CardPort {
  public:
    CardPort() = default;
    CardPort(const CardPort&) = delete;
    CardPort& operator=(const CardPort&) = delete;
    virtual ~CardPort() = default;

    /// Errors: chip_removed, cancelled, deadline_passed. An answer under two bytes also means that the card
    /// is gone.
    [[nodiscard]] virtual Result<Bytes> transmit(ByteView command) = 0;

    /// The most bytes that one answer may have: 256 unless both card and reader know extended length.
    [[nodiscard]] virtual std::size_t largest_answer() const { return 256; }
};

/// Whether the card says in its answer to reset that it knows extended length (ISO/IEC 7816-4, 12.1.1.9: the
/// third byte of the card capabilities among its historical bytes).
[[nodiscard]] bool knows_extended_length(ByteView answer_to_reset);

/// One command to its end: fetches what waits behind 61xx, and asks again where 6Cxx says how much there is.
/// Errors: those of the port; chip_removed for an answer under two bytes; chip_broken for an answer without
/// end.
[[nodiscard]] Result<Answer> round_trip(CardPort& port, const Command& command);
[[nodiscard]] Result<Answer> round_trip(CardPort& port, ByteView command);

}  // namespace kiosk::emrtd
