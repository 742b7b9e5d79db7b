#include "drivers/emrtd/files.h"

#include <fmt/format.h>

#include <algorithm>

#include "src/identity/tlv.h"

namespace kiosk::emrtd {
namespace {

constexpr std::uint8_t read_binary = 0xB0;
constexpr std::uint8_t read_binary_far =
    0xB1;  ///< With the offset as an object, beyond what P1 and P2 can say.
constexpr std::size_t farthest_near = 0x7FFF;
constexpr std::uint32_t offset_object = 0x54;
constexpr std::uint32_t data_object = 0x53;
constexpr std::size_t data_object_overhead = 4;

const Bytes application{0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01};

bool brought_data(unsigned word) {
    return word == status::ok || word == status::end_of_file;
}

/// Sends it again with the length that the card names, where it names one.
Result<Answer> send_with_right_length(Channel& channel, Command command) {
    auto answer = channel.send(command);
    if (answer && (answer->word & 0xFF00U) == 0x6C00U) {
        command.expected = (answer->word & 0xFFU) == 0 ? 256 : answer->word & 0xFFU;
        answer = channel.send(command);
    }
    return answer;
}

Result<Bytes> read_piece(Channel& channel, std::size_t offset, std::size_t wanted) {
    Command command{.ins = read_binary,
                    .p1 = static_cast<std::uint8_t>(offset >> 8U),
                    .p2 = static_cast<std::uint8_t>(offset),
                    .expected = std::min(wanted, channel.longest_piece())};
    const bool far = offset > farthest_near;
    if (far) {
        const Bytes place{static_cast<std::uint8_t>(offset >> 16U), static_cast<std::uint8_t>(offset >> 8U),
                          static_cast<std::uint8_t>(offset)};
        command = {.ins = read_binary_far,
                   .data = tlv(offset_object, place),
                   .expected = std::min(wanted + data_object_overhead, channel.longest_piece())};
    }
    auto answer = send_with_right_length(channel, command);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    auto data = std::move(answer->data);
    if (far && brought_data(answer->word)) {
        const auto inner = tlv_only(data, data_object);
        data = inner ? Bytes(inner->begin(), inner->end()) : Bytes();
    }
    if (!brought_data(answer->word) || data.empty() || data.size() > wanted) {
        return fail(ErrorCode::chip_broken, fmt::format("{:04X} at byte {}", answer->word, offset));
    }
    return data;
}

/// How long the file says it is, with its header; capped.
Result<std::size_t> size_of(const File& file, ByteView beginning) {
    const auto header = tlv_header(beginning);
    if (!header) {
        return fail(ErrorCode::chip_broken, "no header");
    }
    if (header->length > file.largest - std::min(file.largest, header->header)) {
        return fail(ErrorCode::chip_broken, fmt::format("says it has {} bytes", header->length));
    }
    return header->header + static_cast<std::size_t>(header->length);
}

std::unexpected<Error> failed_file(const File& file, Error error) {
    return failed(fmt::format("file {:02X}", file.id), std::move(error));
}

}  // namespace

Result<std::optional<Bytes>> read_file(Channel& channel, const File& file, const OnBytes& on_bytes) {
    const Command first{.ins = read_binary,
                        .p1 = static_cast<std::uint8_t>(0x80U | file.id),
                        .expected = std::min(channel.longest_piece(), file.largest)};
    auto answer = send_with_right_length(channel, first);
    if (!answer) {
        return failed_file(file, answer.error());
    }
    if (!brought_data(answer->word)) {
        return std::optional<Bytes>();
    }
    Bytes bytes = std::move(answer->data);
    const auto size = size_of(file, bytes);
    if (!size) {
        return failed_file(file, size.error());
    }
    bytes.resize(std::min(bytes.size(), *size));  // What a card pads its files with is none of it.
    on_bytes(bytes.size(), *size - bytes.size());
    bytes.reserve(*size);
    while (bytes.size() < *size) {
        const auto piece = read_piece(channel, bytes.size(), *size - bytes.size());
        if (!piece) {
            return failed_file(file, piece.error());
        }
        bytes.insert(bytes.end(), piece->begin(), piece->end());
        on_bytes(piece->size(), *size - bytes.size());
    }
    return std::optional(std::move(bytes));
}

Result<void> select_application(Channel& channel) {
    const auto answer = channel.send({.ins = 0xA4, .p1 = 0x04, .p2 = 0x0C, .data = application});
    if (!answer) {
        return failed("select", answer.error());
    }
    if (answer->word != status::ok) {
        return fail(ErrorCode::chip_unsupported, fmt::format("select: {:04X}", answer->word));
    }
    return {};
}

}  // namespace kiosk::emrtd
