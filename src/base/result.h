// A value or an Error. Whoever passes an error up says what was being done: `return failed("read the QR", error)`.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

#include "src/base/error.h"

namespace kiosk {

template <class T>
using Result = std::expected<T, Error>;

/// A fresh failure.
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string detail) {
    return std::unexpected(Error{code, std::move(detail)});
}

/// The same failure, with what was being done in front.
[[nodiscard]] inline std::unexpected<Error> failed(std::string_view doing, Error error) {
    error.detail = std::string(doing) + ": " + error.detail;
    return std::unexpected(std::move(error));
}

}  // namespace kiosk
