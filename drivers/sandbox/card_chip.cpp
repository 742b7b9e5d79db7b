#include "drivers/sandbox/card_chip.h"

#include <algorithm>

#include "drivers/emrtd/files.h"
#include "src/identity/tlv.h"

namespace kiosk::sandbox {
namespace {

using emrtd::Answer;
using emrtd::Command;
namespace status = emrtd::status;

constexpr unsigned wrong_length = 0x6700;
constexpr unsigned messaging_bad = 0x6988;
constexpr unsigned not_allowed = 0x6985;
constexpr unsigned wrong_data = 0x6A80;
constexpr unsigned key_not_found = 0x6A88;
constexpr unsigned wrong_parameters = 0x6A86;
constexpr unsigned unknown_instruction = 0x6D00;

const Bytes application{0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01};

}  // namespace

void CardChip::reset() {
    selected_ = false;
    opened_ = false;
    agreement_chosen_ = false;
    current_file_ = 0;
    pace_.reset();
    bac_.reset();
    messaging_.reset();
    next_keys_.reset();
    waiting_.clear();
}

Bytes CardChip::answer(ByteView bytes) {
    const auto command = parse_command(bytes);
    if (!command || (command->is_extended() && !content_.extended_length)) {
        return {wrong_length >> 8U, wrong_length & 0xFFU};
    }
    if (command->ins == 0xC0) {
        return delivered({.data = std::move(waiting_), .word = status::ok}, command->expected);
    }
    waiting_.clear();
    return delivered(unwrapped(*command), command->expected);
}

/// A longer answer than was asked for waits behind 61xx; its status is always 9000, as its own is inside.
Bytes CardChip::delivered(Answer answer, std::size_t expected) {
    const std::size_t room = std::max<std::size_t>(expected, 256);
    if (answer.data.size() > room) {
        waiting_.assign(answer.data.begin() + static_cast<std::ptrdiff_t>(room), answer.data.end());
        answer.data.resize(room);
        answer.word = 0x6100U | static_cast<unsigned>(std::min<std::size_t>(waiting_.size(), 256) & 0xFFU);
    }
    answer.data.push_back(static_cast<std::uint8_t>(answer.word >> 8U));
    answer.data.push_back(static_cast<std::uint8_t>(answer.word));
    return std::move(answer.data);
}

Answer CardChip::unwrapped(const Command& command) {
    const bool secured = (command.cla & 0x0CU) == 0x0CU;
    if (!secured) {
        if (messaging_) {
            reset();  // A plain command ends the session.
        }
        auto answer = run(command);
        if (next_keys_) {
            messaging_.emplace(*std::move(next_keys_));
            next_keys_.reset();
        }
        return answer;
    }
    const auto plain = messaging_ ? messaging_->open(command) : std::nullopt;
    if (!plain) {
        reset();
        return {.word = messaging_bad};
    }
    const auto answer = run(*plain);
    Answer closed{.data = messaging_->close(answer), .word = status::ok};
    if (next_keys_) {
        messaging_.emplace(*std::move(next_keys_));
        next_keys_.reset();
    }
    return closed;
}

Answer CardChip::run(const Command& command) {
    switch (command.ins) {
        case 0xA4: return select(command);
        case 0x22: return set_environment(command);
        case 0x86: return authenticate(command);
        case 0x84:
            if (!content_.bac || !selected_ || opened_) {
                return {.word = not_allowed};
            }
            bac_.emplace(content_.mrz_password);
            return bac_->challenge();
        case 0x82: return external_authenticate(command);
        case 0x88:
            if (!opened_ || !content_.signing_key) {
                return {.word = not_allowed};
            }
            return {.data = content_.signing_key->sign(command.data), .word = status::ok};
        case 0xB0:
        case 0xB1: return read(command);
        default: return {.word = unknown_instruction};
    }
}

Answer CardChip::select(const Command& command) {
    if (command.p1 != 0x04 || command.data != application) {
        return {.word = status::file_not_found};
    }
    selected_ = true;
    return {.word = status::ok};
}

Answer CardChip::set_environment(const Command& command) {
    if (command.p1 == 0xC1 && command.p2 == 0xA4) {
        return begin_pace(command.data);
    }
    if (!opened_ || !content_.agreement_key || command.p1 != 0x41) {
        return {.word = key_not_found};
    }
    if (command.p2 == 0xA6) {
        const auto point = tlv_find(command.data, 0x91);
        return point && content_.agreement_cipher == emrtd::Cipher::triple_des ? agree(*point)
                                                                               : Answer{.word = wrong_data};
    }
    agreement_chosen_ = command.p2 == 0xA4 && tlv_find(command.data, 0x80).has_value() &&
                        content_.agreement_cipher != emrtd::Cipher::triple_des;
    return {.word = agreement_chosen_ ? status::ok : wrong_parameters};
}

Answer CardChip::begin_pace(ByteView data) {
    const auto protocol = tlv_find(data, 0x80);
    const auto password = tlv_find(data, 0x83);
    const auto parameters = tlv_find(data, 0x84);
    const auto offered = std::ranges::find_if(content_.pace, [&](const emrtd::PaceInfo& info) {
        return protocol && std::ranges::equal(*protocol, info.protocol) && parameters &&
               parameters->size() == 1 && parameters->front() == info.parameters;
    });
    if (offered == content_.pace.end() || !password || password->size() != 1) {
        return {.word = wrong_data};
    }
    if (password->front() == 1) {
        pace_.emplace(*offered, content_.mrz_password);
    } else if (password->front() == 2) {
        pace_.emplace(*offered, content_.can_password);
    } else {
        return {.word = key_not_found};
    }
    return {.word = status::ok};
}

Answer CardChip::authenticate(const Command& command) {
    if (agreement_chosen_) {
        agreement_chosen_ = false;
        const auto list = tlv_only(command.data, 0x7C);
        const auto point = list ? tlv_find(*list, 0x80) : std::nullopt;
        auto answer = point ? agree(*point) : Answer{.word = wrong_data};
        if (answer.word == status::ok) {
            answer.data = tlv(0x7C, {});
        }
        return answer;
    }
    if (!pace_) {
        return {.word = not_allowed};
    }
    auto answer = pace_->answer(command.data);
    if (auto keys = pace_->take_keys()) {
        next_keys_ = std::move(keys);
        opened_ = true;
    }
    if (answer.word != status::ok || opened_) {
        pace_.reset();
    }
    return answer;
}

Answer CardChip::agree(ByteView point) {
    const auto secret = content_.agreement_key->shared_secret(point);
    if (!secret) {
        return {.word = wrong_data};
    }
    next_keys_ = emrtd::session_keys(content_.agreement_cipher, *secret);
    return {.word = status::ok};
}

Answer CardChip::external_authenticate(const Command& command) {
    if (!bac_) {
        return {.word = not_allowed};
    }
    auto answer = bac_->answer(command.data);
    if (auto keys = bac_->take_keys()) {
        next_keys_ = std::move(keys);
        opened_ = true;
    }
    bac_.reset();
    return answer;
}

Answer CardChip::read(const Command& command) {
    std::size_t offset = command.p2;
    const bool far = command.ins == 0xB1;
    if (far) {
        const auto place = tlv_only(command.data, 0x54);
        offset = 0;
        for (const auto byte : place.value_or(ByteView())) {
            offset = offset << 8U | byte;
        }
    } else if ((command.p1 & 0x80U) != 0) {
        current_file_ = command.p1 & 0x1FU;
    } else {
        offset |= static_cast<std::size_t>(command.p1) << 8U;
    }
    const auto file = content_.files.find(current_file_);
    if (file == content_.files.end()) {
        return {.word = status::file_not_found};
    }
    if (current_file_ != emrtd::card_access_file && (!selected_ || !opened_)) {
        return {.word = status::security_not_satisfied};
    }
    if (offset >= file->second.size()) {
        return {.word = status::wrong_offset};
    }
    const std::size_t asked =
        far ? command.expected - std::min<std::size_t>(command.expected, 4) : command.expected;
    const auto piece = ByteView(file->second).subspan(offset, std::min(asked, file->second.size() - offset));
    const Bytes data(piece.begin(), piece.end());
    return {.data = far ? tlv(0x53, data) : data,
            .word = piece.size() < asked ? status::end_of_file : status::ok};
}

}  // namespace kiosk::sandbox
