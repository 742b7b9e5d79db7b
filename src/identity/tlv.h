// BER-TLV, the grammar of everything on a card (ISO/IEC 8825-1, ISO/IEC 7816-4): read without trusting a
// length, and written.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include "src/base/bytes.h"

namespace kiosk {

/// One element; it looks into the bytes it was read from.
struct Tlv {
    std::uint32_t tag = 0;  ///< All its bytes, for example 0x5F1F.
    ByteView value;
    ByteView whole;  ///< Tag, length and value.
};

struct TlvHeader {
    std::uint32_t tag = 0;
    std::size_t header = 0;    ///< Bytes of tag and length.
    std::uint64_t length = 0;  ///< What the element says of itself: cap it before believing it.
};

/// What stands first. Nothing when the bytes are no header of a definite length, or end within it.
[[nodiscard]] std::optional<TlvHeader> tlv_header(ByteView bytes);

/// The elements that fill `bytes` exactly, one after the other. Nothing when they do not.
[[nodiscard]] std::optional<std::vector<Tlv>> tlv_list(ByteView bytes);

/// The value of the one element that fills `bytes` exactly and has this tag.
[[nodiscard]] std::optional<ByteView> tlv_only(ByteView bytes, std::uint32_t tag);

/// The value of the first element with this tag among those that fill `bytes`.
[[nodiscard]] std::optional<ByteView> tlv_find(ByteView bytes, std::uint32_t tag);

/// The number in the value of an INTEGER, when it is neither negative nor above 32 bits.
[[nodiscard]] std::optional<std::uint32_t> tlv_number(ByteView value);

[[nodiscard]] Bytes tlv(std::uint32_t tag, ByteView value);

[[nodiscard]] Bytes joined(std::initializer_list<ByteView> parts);

}  // namespace kiosk
