#include "src/dossier/slip.h"

#include <algorithm>

namespace kiosk {

MaskedNumber::MaskedNumber(std::string_view number) {
    // Four: enough for the owner to recognise the number, too few for a finder of the slip to use it.
    constexpr std::size_t visible = 4;
    const std::size_t hidden = number.size() - std::min(visible, number.size());
    for (std::size_t i = 0; i < hidden; ++i) {
        text_ += "•";
    }
    text_ += number.substr(hidden);
}

const std::string& qr_text(const SubmissionSlip& slip) {
    return slip.code;
}

}  // namespace kiosk
