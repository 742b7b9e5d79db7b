#include "tests/drivers/emrtd/scripted_card.h"

#include <algorithm>

#include "drivers/system/hex.h"
#include "tests/support/catch.h"

namespace kiosk::emrtd {

Result<Bytes> ScriptedCard::transmit(ByteView command) {
    if (next_ == turns_.size()) {
        FAIL("one command too many: " << hex(command));
    }
    const auto& turn = turns_[next_++];
    CHECK(hex(command) == hex(bytes_from(turn.command)));
    return bytes_from(turn.answer);
}

Random drawn(std::vector<std::string> hexes) {
    return [hexes = std::move(hexes), at = std::size_t{0}](std::span<std::uint8_t> out) mutable {
        REQUIRE(at < hexes.size());
        const auto bytes = bytes_from(hexes[at++]);
        REQUIRE(bytes.size() == out.size());
        std::ranges::copy(bytes, out.begin());
    };
}

Bytes bytes_from(std::string_view hex) {
    if (hex.empty()) {
        return {};
    }
    const auto bytes = bytes_of_hex(hex, hex.size() / 2);
    if (!bytes) {
        FAIL("not hex: " << hex);
    }
    return *bytes;
}

}  // namespace kiosk::emrtd
