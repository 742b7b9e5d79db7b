// libsodium, started once. Every file of this folder that calls it goes through here.
#pragma once

#include <sodium.h>

#include <cstdlib>

namespace kiosk {

/// Without random numbers nothing this program promises holds, so there is no going on.
inline void start_sodium() {
    static const int started = sodium_init();
    if (started < 0) {
        std::abort();
    }
}

}  // namespace kiosk
