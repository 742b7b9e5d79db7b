#include "drivers/emrtd/apdu.h"

#include <bit>

namespace kiosk::emrtd {
namespace {

constexpr std::size_t longest_short_data = 255;
constexpr std::size_t longest_short_answer = 256;

// An extended answer has 65,536 bytes and two of status; nothing that is asked for here is longer.
constexpr std::size_t longest_answer = 65'536;

// 65,536 bytes in pieces of 256.
constexpr int most_pieces = 256;

void append_extended(Bytes& out, std::size_t length) {
    out.push_back(static_cast<std::uint8_t>(length >> 8U));
    out.push_back(static_cast<std::uint8_t>(length));
}

Result<Answer> once(CardPort& port, ByteView command) {
    auto bytes = port.transmit(command);
    if (!bytes) {
        return std::unexpected(bytes.error());
    }
    if (bytes->size() < 2) {
        return fail(ErrorCode::chip_removed, "an answer without status");
    }
    const unsigned word = static_cast<unsigned>((*bytes)[bytes->size() - 2] << 8U) | bytes->back();
    bytes->resize(bytes->size() - 2);
    return Answer{*std::move(bytes), word};
}

/// The compact TLV objects among the historical bytes; their tag is the upper half of one byte.
bool capabilities_say_extended(ByteView historical) {
    if (historical.empty() || (historical[0] != 0x80 && historical[0] != 0x00)) {
        return false;
    }
    // Category 00 ends in three bytes of status.
    const std::size_t tail = historical[0] == 0x00 ? 3 : 0;
    if (historical.size() < 1 + tail) {
        return false;
    }
    auto rest = historical.subspan(1, historical.size() - 1 - tail);
    while (!rest.empty()) {
        const std::size_t length = rest[0] & 0x0FU;
        if (rest.size() < 1 + length) {
            return false;
        }
        if (rest[0] == 0x73) {  // Three bytes of capabilities.
            return (rest[3] & 0x40U) != 0;
        }
        rest = rest.subspan(1 + length);
    }
    return false;
}

}  // namespace

bool Command::is_extended() const {
    return data.size() > longest_short_data || expected > longest_short_answer;
}

Bytes Command::encoded() const {
    Bytes out{cla, ins, p1, p2};
    const bool extended = is_extended();
    if (extended) {
        out.push_back(0);
    }
    if (!data.empty()) {
        if (extended) {
            append_extended(out, data.size());
        } else {
            out.push_back(static_cast<std::uint8_t>(data.size()));
        }
        out.insert(out.end(), data.begin(), data.end());
    }
    if (expected > 0) {
        if (extended) {
            append_extended(out, expected);  // 65,536 is written as nought, as its last two bytes say.
        } else {
            out.push_back(static_cast<std::uint8_t>(expected));
        }
    }
    return out;
}

bool knows_extended_length(ByteView answer_to_reset) {
    if (answer_to_reset.size() < 2) {
        return false;
    }
    const std::size_t historical = answer_to_reset[1] & 0x0FU;
    // Each interface group names in its last byte which bytes the next one has (ISO/IEC 7816-3, 8.2).
    std::size_t at = 2;
    std::uint8_t present = answer_to_reset[1];
    while ((present & 0xF0U) != 0) {
        at += static_cast<std::size_t>(std::popcount(static_cast<unsigned>(present & 0x70U)));
        if ((present & 0x80U) == 0) {
            break;
        }
        if (at >= answer_to_reset.size()) {
            return false;
        }
        present = answer_to_reset[at++];
    }
    return answer_to_reset.size() >= at + historical &&
           capabilities_say_extended(answer_to_reset.subspan(at, historical));
}

Result<Answer> round_trip(CardPort& port, const Command& command) {
    return round_trip(port, command.encoded());
}

Result<Answer> round_trip(CardPort& port, ByteView command) {
    auto answer = once(port, command);
    if (answer && (answer->word & 0xFF00U) == 0x6C00U && command.size() >= 5) {
        Bytes again(command.begin(), command.end());
        again.back() = static_cast<std::uint8_t>(answer->word);
        answer = once(port, again);
    }
    for (int piece = 0; answer && (answer->word & 0xFF00U) == 0x6100U; ++piece) {
        const auto waiting = static_cast<std::uint8_t>(answer->word);
        auto next = once(port, Bytes{0x00, 0xC0, 0x00, 0x00, waiting});
        if (!next) {
            return next;
        }
        if (piece >= most_pieces || next->data.empty() ||
            answer->data.size() + next->data.size() > longest_answer) {
            return fail(ErrorCode::chip_broken, "an answer without end");
        }
        answer->data.insert(answer->data.end(), next->data.begin(), next->data.end());
        answer->word = next->word;
    }
    return answer;
}

}  // namespace kiosk::emrtd
