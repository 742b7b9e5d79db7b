#include "src/identity/tlv.h"

#include <algorithm>

namespace kiosk {
namespace {

constexpr std::size_t longest_tag = 4;
constexpr std::size_t longest_length = 4;

/// Puts `number` behind `out`, in as few bytes as it needs, most significant first.
void append_number(Bytes& out, std::uint64_t number) {
    int bits = 56;
    while (bits > 0 && number >> static_cast<unsigned>(bits) == 0) {
        bits -= 8;
    }
    for (; bits >= 0; bits -= 8) {
        out.push_back(static_cast<std::uint8_t>(number >> static_cast<unsigned>(bits)));
    }
}

}  // namespace

std::optional<TlvHeader> tlv_header(ByteView bytes) {
    if (bytes.empty()) {
        return std::nullopt;
    }
    TlvHeader found{.tag = bytes[0], .header = 1};
    if ((bytes[0] & 0x1FU) == 0x1FU) {
        bool more = true;
        for (; more; ++found.header) {
            if (found.header >= std::min(bytes.size(), longest_tag)) {
                return std::nullopt;
            }
            found.tag = found.tag << 8U | bytes[found.header];
            more = (bytes[found.header] & 0x80U) != 0;
        }
    }
    if (found.header >= bytes.size()) {
        return std::nullopt;
    }
    const std::uint8_t first = bytes[found.header++];
    if (first < 0x80) {
        found.length = first;
        return found;
    }
    const std::size_t count = first & 0x7FU;
    if (count == 0 || count > longest_length || bytes.size() - found.header < count) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < count; ++i) {
        found.length = found.length << 8U | bytes[found.header++];
    }
    return found;
}

std::optional<std::vector<Tlv>> tlv_list(ByteView bytes) {
    std::vector<Tlv> found;
    while (!bytes.empty()) {
        const auto header = tlv_header(bytes);
        if (!header || header->length > bytes.size() - header->header) {
            return std::nullopt;
        }
        const auto size = header->header + static_cast<std::size_t>(header->length);
        found.push_back({header->tag, bytes.subspan(header->header, static_cast<std::size_t>(header->length)),
                         bytes.first(size)});
        bytes = bytes.subspan(size);
    }
    return found;
}

std::optional<ByteView> tlv_only(ByteView bytes, std::uint32_t tag) {
    const auto header = tlv_header(bytes);
    if (!header || header->tag != tag || header->length != bytes.size() - header->header) {
        return std::nullopt;
    }
    return bytes.subspan(header->header);
}

std::optional<ByteView> tlv_find(ByteView bytes, std::uint32_t tag) {
    const auto all = tlv_list(bytes);
    if (!all) {
        return std::nullopt;
    }
    const auto at = std::ranges::find(*all, tag, &Tlv::tag);
    return at == all->end() ? std::nullopt : std::optional(at->value);
}

std::optional<std::uint32_t> tlv_number(ByteView value) {
    if (value.empty() || value[0] >= 0x80 || value.size() > 5 || (value.size() == 5 && value[0] != 0)) {
        return std::nullopt;
    }
    std::uint32_t number = 0;
    for (const auto byte : value) {
        number = number << 8U | byte;
    }
    return number;
}

Bytes tlv(std::uint32_t tag, ByteView value) {
    Bytes out;
    append_number(out, tag);
    if (value.size() < 0x80) {
        out.push_back(static_cast<std::uint8_t>(value.size()));
    } else {
        Bytes length;
        append_number(length, value.size());
        out.push_back(static_cast<std::uint8_t>(0x80U | length.size()));
        out.insert(out.end(), length.begin(), length.end());
    }
    out.insert(out.end(), value.begin(), value.end());
    return out;
}

Bytes joined(std::initializer_list<ByteView> parts) {
    Bytes out;
    for (const auto part : parts) {
        out.insert(out.end(), part.begin(), part.end());
    }
    return out;
}

}  // namespace kiosk
