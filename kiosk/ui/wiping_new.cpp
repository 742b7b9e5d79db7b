// Linked into the kiosk: everything that the program gives back is overwritten first, by us and by every
// library in the process (SQLite, curl, Cairo, CUPS), so that nothing of a session lingers in free memory. A
// whole library of its own, because it changes every `free` of the program that links it.
//
// The C library looks up `free` and `realloc` in the program first, and its other ways to allocate stay its
// own.
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>

#include <malloc.h>

namespace {

void wipe(void* memory, std::size_t kept = 0) noexcept {
    const std::size_t size = malloc_usable_size(memory);
    if (size > kept) {
        explicit_bzero(static_cast<std::byte*>(memory) + kept, size - kept);
    }
}

}  // namespace

// A sanitizer has an allocator of its own; under it only C++ objects are wiped.
#ifdef KIOSK_SANITIZED

namespace {

void wipe_and_free(void* memory) noexcept {
    if (memory != nullptr) {
        wipe(memory);
        std::free(memory);
    }
}

}  // namespace

void* operator new(std::size_t size) {
    if (void* memory = std::malloc(size == 0 ? 1 : size)) {
        return memory;
    }
    throw std::bad_alloc();
}

void* operator new[](std::size_t size) {
    return ::operator new(size);
}

void operator delete(void* memory) noexcept {
    wipe_and_free(memory);
}

void operator delete[](void* memory) noexcept {
    wipe_and_free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    wipe_and_free(memory);
}

void operator delete[](void* memory, std::size_t) noexcept {
    wipe_and_free(memory);
}

#else

// NOLINTBEGIN(bugprone-reserved-identifier): the C library's names.
extern "C" void __libc_free(void*) noexcept;
extern "C" void* __libc_realloc(void*, std::size_t) noexcept;
// NOLINTEND(bugprone-reserved-identifier)

extern "C" void free(void* memory) noexcept {
    if (memory != nullptr) {
        wipe(memory);
        __libc_free(memory);
    }
}

extern "C" void* realloc(void* memory, std::size_t size) noexcept {
    if (memory == nullptr) {
        return std::malloc(size);
    }
    if (size == 0) {
        free(memory);
        return nullptr;
    }
    if (const std::size_t before = malloc_usable_size(memory); size > before) {
        // Grown in place it would be faster; moved, the old place must not keep a copy, and only a move of
        // ours can see to it.
        void* grown = std::malloc(size);
        if (grown != nullptr) {
            std::memcpy(grown, memory, before);
            free(memory);
        }
        return grown;
    }
    wipe(memory, size);
    return __libc_realloc(memory, size);
}

#endif
