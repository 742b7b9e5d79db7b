// A C handle is wrapped on the line that receives it: `Handle<SANE_Device, sane_close>`.
#pragma once

#include <memory>

namespace kiosk {

template <auto release>
struct Releaser {
    template <class T>
    void operator()(T* handle) const {
        if (handle != nullptr) {
            static_cast<void>(release(handle));
        }
    }
};

/// Owns a pointer of a C library and gives it back through `release` exactly once.
template <class T, auto release>
using Handle = std::unique_ptr<T, Releaser<release>>;

}  // namespace kiosk
