#include "drivers/escpos/escpos_protocol.h"

#include <algorithm>

namespace kiosk::escpos {
namespace {

constexpr std::uint8_t dle = 0x10;
constexpr std::uint8_t esc = 0x1b;
constexpr std::uint8_t gs = 0x1d;

// Printers take a picture in one piece only up to the size of their buffer; 128 rows (9 KiB) fit the
// smallest.
constexpr std::size_t band_rows = 128;

}  // namespace

Bytes without_commands(ByteView bitmap) {
    Bytes safe(bitmap.begin(), bitmap.end());
    for (std::size_t i = 0; i + 1 < safe.size(); ++i) {
        if (safe[i] == dle && (safe[i + 1] == 0x04 || safe[i + 1] == 0x05 || safe[i + 1] == 0x14)) {
            safe[i] |= 0x08U;
        }
    }
    return safe;
}

Bytes job(ByteView bitmap, const ProofMark& mark) {
    Bytes bytes{esc, '@'};
    const Bytes rows = without_commands(bitmap);
    const std::size_t height = rows.size() / row_bytes;
    for (std::size_t row = 0; row < height; row += band_rows) {
        const std::size_t count = std::min(band_rows, height - row);
        bytes.insert(bytes.end(), {gs, 'v', '0', 0, static_cast<std::uint8_t>(row_bytes), 0,
                                   static_cast<std::uint8_t>(count), 0});
        const auto from = rows.begin() + static_cast<std::ptrdiff_t>(row * row_bytes);
        bytes.insert(bytes.end(), from, from + static_cast<std::ptrdiff_t>(count * row_bytes));
    }
    // Three lines bring the last row past the knife; function 66 feeds to the cutting position and cuts.
    bytes.insert(bytes.end(), {esc, 'd', 3, gs, 'V', 66, 0});
    bytes.insert(bytes.end(), {gs, '(', 'H', 6, 0, 48, 48});
    bytes.insert(bytes.end(), mark.begin(), mark.end());
    return bytes;
}

Bytes status_question(std::uint8_t number) {
    return {dle, 0x04, number};
}

Bytes clear_buffer() {
    return {dle, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};
}

bool buffer_is_clear(ByteView received) {
    constexpr std::array<std::uint8_t, 3> cleared{0x37, 0x25, 0x00};
    return !std::ranges::search(received, cleared).empty();
}

bool is_status(std::uint8_t byte) {
    return (byte & 0x93U) == 0x12U;
}

std::optional<std::set<Condition>> conditions_of(const std::array<std::uint8_t, 4>& status) {
    if (!std::ranges::all_of(status, is_status)) {
        return std::nullopt;
    }
    const auto bit = [&status](std::size_t number, unsigned mask) {
        return (status[number - 1] & mask) != 0;
    };
    std::set<Condition> conditions;
    if (bit(2, 0x04)) {
        conditions.insert(Condition::cover_open);
    }
    if (bit(2, 0x20) || bit(4, 0x60)) {
        conditions.insert(Condition::paper_out);
    } else if (bit(4, 0x0c)) {
        conditions.insert(Condition::paper_low);
    }
    if (bit(3, 0x08)) {
        // The knife stands in the paper: the same hands and the same remedy as a jam.
        conditions.insert(Condition::jam);
    }
    const bool explained = std::ranges::any_of(conditions, blocks_work);
    if (!explained && (bit(1, 0x08) || bit(2, 0x40) || bit(3, 0x60))) {
        conditions.insert(Condition::trouble);
    }
    if (conditions.empty()) {
        conditions.insert(Condition::ready);
    }
    return conditions;
}

bool has_proof(ByteView received, const ProofMark& mark) {
    const std::array<std::uint8_t, 7> proof{0x37, 0x22, mark[0], mark[1], mark[2], mark[3], 0x00};
    return !std::ranges::search(received, proof).empty();
}

}  // namespace kiosk::escpos
