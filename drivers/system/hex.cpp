#include "drivers/system/hex.h"

#include "drivers/system/sodium.h"

namespace kiosk {

std::string hex(ByteView bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();  // libsodium ends it with a zero.
    return text;
}

std::optional<Bytes> bytes_of_hex(std::string_view text, std::size_t bytes) {
    if (text.ends_with('\n')) {
        text.remove_suffix(1);
    }
    Bytes out(bytes);
    std::size_t written = 0;
    if (text.size() != bytes * 2 ||
        sodium_hex2bin(out.data(), out.size(), text.data(), text.size(), nullptr, &written, nullptr) != 0 ||
        written != bytes) {
        return std::nullopt;
    }
    return out;
}

}  // namespace kiosk
