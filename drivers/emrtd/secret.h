// Bytes that are wiped when they are freed: keys, nonces, passwords. Never printed, never logged.
#pragma once

#include <openssl/crypto.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "src/base/bytes.h"

namespace kiosk::emrtd {

template <class T>
struct WipingAllocator {
    using value_type = T;
    WipingAllocator() = default;
    template <class U>
    explicit WipingAllocator(const WipingAllocator<U>&) {}
    T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T* memory, std::size_t count) {
        OPENSSL_cleanse(memory, count * sizeof(T));
        std::allocator<T>().deallocate(memory, count);
    }
    friend bool operator==(const WipingAllocator&, const WipingAllocator&) { return true; }
};

using Secret = std::vector<std::uint8_t, WipingAllocator<std::uint8_t>>;

[[nodiscard]] inline Secret secret_of(ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}

}  // namespace kiosk::emrtd
