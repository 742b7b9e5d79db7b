// The headphone jack port: tells when headphones come and go. Called from one thread only.
#pragma once

#include <stop_token>

#include "src/base/result.h"

namespace kiosk {

class Headphones {
  public:
    virtual ~Headphones() = default;

    /// Sleeps until the jack is in another state than it last answered; the first answer is out unless they
    /// are in. Errors: file_missing (no such jack now), cancelled.
    [[nodiscard]] virtual Result<bool> plugged(std::stop_token stop) = 0;
};

}  // namespace kiosk
