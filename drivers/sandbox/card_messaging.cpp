#include "drivers/sandbox/card_messaging.h"

#include <algorithm>

#include "src/identity/tlv.h"

namespace kiosk::sandbox {

using emrtd::Cipher;
using emrtd::Secret;

std::optional<emrtd::Command> parse_command(ByteView bytes) {
    if (bytes.size() < 4) {
        return std::nullopt;
    }
    emrtd::Command command{.cla = bytes[0], .ins = bytes[1], .p1 = bytes[2], .p2 = bytes[3]};
    auto rest = bytes.subspan(4);
    const bool extended = rest.size() >= 3 && rest[0] == 0;
    const std::size_t width = extended ? 2 : 1;
    rest = rest.subspan(extended ? 1 : 0);
    const auto number = [&] {
        std::size_t value = 0;
        for (std::size_t i = 0; i < width; ++i) {
            value = value << 8U | rest[i];
        }
        rest = rest.subspan(width);
        return value;
    };
    if (rest.size() > width) {
        const auto length = number();
        if (length == 0 || length > rest.size()) {
            return std::nullopt;
        }
        command.data.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(length));
        rest = rest.subspan(length);
    }
    if (rest.size() == width) {
        const auto expected = number();
        command.expected = expected != 0 ? expected : extended ? 65'536 : 256;
    }
    return rest.empty() ? std::optional(command) : std::nullopt;
}

void CardMessaging::count_up() {
    for (auto byte = keys_.counter.rbegin(); byte != keys_.counter.rend() && ++*byte == 0; ++byte) {
    }
}

Secret CardMessaging::vector() const {
    return keys_.cipher == Cipher::triple_des ? Secret(8)
                                              : encrypt(keys_.cipher, keys_.encryption, keys_.counter);
}

std::optional<emrtd::Command> CardMessaging::open(const emrtd::Command& secured) {
    count_up();
    odd_ = secured.ins % 2 != 0;
    const auto objects = tlv_list(secured.data);
    if (!objects || objects->empty() || objects->back().tag != 0x8E) {
        return std::nullopt;
    }
    const auto before = ByteView(secured.data).first(secured.data.size() - objects->back().whole.size());
    const Bytes header{secured.cla, secured.ins, secured.p1, secured.p2};
    const auto code =
        message_mac(keys_.cipher, keys_.mac, joined({keys_.counter, padded(keys_.cipher, header), before}));
    if (!emrtd::same(code, objects->back().value)) {
        return std::nullopt;
    }
    emrtd::Command plain{.cla = static_cast<std::uint8_t>(secured.cla & 0xF3U),
                         .ins = secured.ins,
                         .p1 = secured.p1,
                         .p2 = secured.p2};
    for (const auto& object : *objects) {
        if (object.tag == (odd_ ? 0x85U : 0x87U)) {
            const auto hidden = object.value.subspan(odd_ ? 0 : 1);
            const auto shown = decrypt(keys_.cipher, keys_.encryption, hidden, vector());
            const auto data = emrtd::unpadded(shown);
            if (!data) {
                return std::nullopt;
            }
            plain.data.assign(data->begin(), data->end());
        } else if (object.tag == 0x97) {
            for (const auto byte : object.value) {
                plain.expected = plain.expected << 8U | byte;
            }
            plain.expected = plain.expected != 0 ? plain.expected : object.value.size() > 1 ? 65'536 : 256;
        }
    }
    return plain;
}

Bytes CardMessaging::close(const emrtd::Answer& answer) {
    count_up();
    Bytes objects;
    if (!answer.data.empty()) {
        const auto hidden =
            encrypt(keys_.cipher, keys_.encryption, padded(keys_.cipher, answer.data), vector());
        objects = odd_ ? tlv(0x85, hidden) : tlv(0x87, joined({Bytes{1}, hidden}));
    }
    const Bytes word{static_cast<std::uint8_t>(answer.word >> 8U), static_cast<std::uint8_t>(answer.word)};
    objects = joined({objects, tlv(0x99, word)});
    const auto code = message_mac(keys_.cipher, keys_.mac, joined({keys_.counter, objects}));
    return joined({objects, tlv(0x8E, code)});
}

}  // namespace kiosk::sandbox
