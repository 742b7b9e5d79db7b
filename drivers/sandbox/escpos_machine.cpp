#include "drivers/sandbox/escpos_machine.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kiosk::sandbox {
namespace {

constexpr std::uint8_t dle = 0x10;
constexpr std::uint8_t esc = 0x1b;
constexpr std::uint8_t gs = 0x1d;
// DLE DC4 fn 8: clear everything that was received. The parameters are a password against accidents.
constexpr std::array<std::uint8_t, 10> clear_buffer{dle, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};
constexpr std::array<std::uint8_t, 3> buffer_cleared{0x37, 0x25, 0x00};

constexpr std::size_t row_bytes = 72;
// The picture buffer of common 80 mm printers; a longer band is cut off silently there, so here it is an
// error.
constexpr int most_rows = 2'303;

}  // namespace

bool EscposMachine::fire(const std::string& fault) {
    if (armed_ != fault) {
        return false;
    }
    armed_.clear();
    ++fired_[fault];
    return true;
}

void EscposMachine::refuse(Outcome& outcome) {
    std::string shown;
    for (std::size_t i = 0; i < std::min<std::size_t>(buffer_.size(), 8); ++i) {
        shown += fmt::format("{:02x} ", buffer_[i]);
    }
    errors_.push_back("unknown command: " + shown);
    buffer_.clear();
    outcome.hang_up = true;
}

void EscposMachine::answer_status(std::uint8_t question, Outcome& outcome) const {
    // Bits 1 and 4 are always set, bits 0 and 7 never: this is how a host knows a status byte.
    unsigned status = 0x12;
    const auto bits = [&status](bool set, unsigned mask) { status |= set ? mask : 0U; };
    switch (question) {
        case 1: bits(trouble_.stops(), 0x08); break;
        case 2:
            bits(trouble_.cover_open, 0x04);
            bits(trouble_.paper_out, 0x20);
            bits(trouble_.cutter_error, 0x40);
            break;
        case 3: bits(trouble_.cutter_error, 0x08); break;
        case 4:
            bits(trouble_.paper_near_end || trouble_.paper_out, 0x0c);
            bits(trouble_.paper_out, 0x60);
            break;
        default: return;
    }
    outcome.answer.push_back(static_cast<std::uint8_t>(status));
}

void EscposMachine::obey_real_time(std::uint8_t byte, Outcome& outcome) {
    last_.push_back(byte);
    if (last_.size() > clear_buffer.size()) {
        last_.pop_front();
    }
    if (last_.size() >= 3 && last_[last_.size() - 3] == dle && last_[last_.size() - 2] == 0x04) {
        answer_status(byte, outcome);
    }
    if (std::ranges::equal(last_, clear_buffer)) {
        buffer_.clear();
        slip_ = {};
        outcome.answer.insert(outcome.answer.end(), buffer_cleared.begin(), buffer_cleared.end());
    }
}

EscposMachine::Outcome EscposMachine::feed(ByteView bytes) {
    Outcome outcome;
    for (const std::uint8_t byte : bytes) {
        buffer_.push_back(byte);
        obey_real_time(byte, outcome);
    }
    work(outcome);
    return outcome;
}

EscposMachine::Outcome EscposMachine::set(const ReceiptTrouble& trouble) {
    trouble_ = trouble;
    Outcome outcome;
    work(outcome);
    return outcome;
}

void EscposMachine::reset() {
    buffer_.clear();
    last_.clear();
    slip_ = {};
}

void EscposMachine::work(Outcome& outcome) {
    while (!buffer_.empty() && !trouble_.stops() && !outcome.hang_up) {
        const std::size_t cut_before = outcome.slips.size();
        const std::size_t used = command(outcome);
        if (used == 0) {
            return;
        }
        const auto end = buffer_.begin() + static_cast<std::ptrdiff_t>(std::min(used, buffer_.size()));
        // The command that cuts belongs to the slip it cuts off.
        Bytes& received = outcome.slips.size() > cut_before ? outcome.slips.back().received : slip_.received;
        received.insert(received.end(), buffer_.begin(), end);
        buffer_.erase(buffer_.begin(), end);
    }
}

/// How many bytes of the buffer the first command took; 0 when it is not complete yet.
std::size_t EscposMachine::command(Outcome& outcome) {
    const auto at = [this](std::size_t i) { return i < buffer_.size() ? buffer_[i] : std::uint8_t{0}; };
    if (buffer_.size() < 2) {
        return 0;
    }
    const std::size_t have = buffer_.size();
    if (at(0) == dle && at(1) == 0x04) {
        return have < 3 ? 0 : 3;  // Already answered when it went by.
    }
    if (at(0) == esc && at(1) == '@') {
        slip_ = {};
        return 2;
    }
    if (at(0) == esc && at(1) == 'd') {
        slip_.feeds += have < 3 ? 0 : at(2);
        return have < 3 ? 0 : 3;
    }
    if (at(0) == gs && at(1) == 'v') {
        return raster(outcome);
    }
    if (at(0) == gs && at(1) == 'V' && (have < 3 || at(2) == 66)) {
        if (have >= 4) {
            outcome.slips.push_back(std::move(slip_));
            slip_ = {};
        }
        return have < 4 ? 0 : 4;
    }
    constexpr std::array<std::uint8_t, 7> proof{gs, '(', 'H', 6, 0, 48, 48};
    if (std::equal(proof.begin(), proof.begin() + static_cast<std::ptrdiff_t>(std::min(have, proof.size())),
                   buffer_.begin())) {
        constexpr std::size_t length = proof.size() + 4;
        if (have >= length && !fire("no-proof-next")) {
            outcome.answer.insert(outcome.answer.end(), {0x37, 0x22, at(7), at(8), at(9), at(10), 0x00});
        }
        return have < length ? 0 : length;
    }
    refuse(outcome);
    return 0;
}

/// GS v 0 m xL xH yL yH and the picture.
std::size_t EscposMachine::raster(Outcome& outcome) {
    constexpr std::size_t head = 8;
    if (buffer_.size() < head) {
        return 0;
    }
    const int width = buffer_[4] + 256 * buffer_[5];
    const int rows = buffer_[6] + 256 * buffer_[7];
    if (buffer_[2] != '0' || buffer_[3] != 0 || width != static_cast<int>(row_bytes) || rows < 1 ||
        rows > most_rows) {
        refuse(outcome);
        return 0;
    }
    const std::size_t length = head + row_bytes * static_cast<std::size_t>(rows);
    if (buffer_.size() < length) {
        return 0;
    }
    slip_.rows.insert(slip_.rows.end(), buffer_.begin() + head,
                      buffer_.begin() + static_cast<std::ptrdiff_t>(length));
    if (fire("cut-connection-next")) {
        outcome.hang_up = true;
    }
    if (fire("paper-out-next")) {
        trouble_.paper_out = true;
    }
    return length;
}

}  // namespace kiosk::sandbox
