// Whether this build watches itself.
#pragma once

namespace kiosk::test {

/// A sanitizer makes everything slower and larger: time and memory then say nothing about the product.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace kiosk::test
