// The troubles that were ordered for the scanner, and how often each has happened.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"

namespace kiosk::sandbox {

class EsclFaults {
  public:
    EsclFaults();
    /// `args` is NAME [COUNT|forever] [AFTER]. Error: bad_answer.
    [[nodiscard]] Result<void> arm(const std::vector<std::string>& args);
    void heal();

    /// True when the fault is due, which counts as one time that it fired.
    [[nodiscard]] bool strikes(std::string_view name, int pages_delivered = 0);
    [[nodiscard]] bool armed(std::string_view name) const;
    [[nodiscard]] nlohmann::json state() const;

  private:
    struct Fault {
        int left = 0;  ///< Times still to come; negative = forever.
        int after = 0;
        int fired = 0;
    };
    std::map<std::string, Fault, std::less<>> faults_;
};

}  // namespace kiosk::sandbox
