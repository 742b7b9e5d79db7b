// A benchmark that cannot be set up says why and ends: there is no number.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "src/base/result.h"

namespace kiosk::bench {

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fputs((result.error().detail + '\n').c_str(), stderr);
        std::exit(EXIT_FAILURE);
    }
    return std::move(*result);
}

}  // namespace kiosk::bench
