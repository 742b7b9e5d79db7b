// N35: what a citizen reads is short, plain and without codes. Judges one text at a time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/text/language.h"

namespace kiosk::gallery {

/// Who chose the words, and who reads them.
enum class Wording {
    ours,   ///< We did, for citizens.
    staff,  ///< We did, for who looks after the kiosk: their words may be technical.
    law,    ///< A law or an office did, and it must be said like that, however long.
};

/// The names of the rules that are broken, with what breaks them: "long sentence: 17 words". None is good.
[[nodiscard]] std::vector<std::string> sentence_findings(std::string_view text, Language language,
                                                         Wording wording);

}  // namespace kiosk::gallery
