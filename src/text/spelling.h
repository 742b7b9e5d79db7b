// What is said letter by letter or by another word than the one written.
#pragma once

#include <string>
#include <string_view>

#include "src/text/language.h"

namespace kiosk::text {

/// The word a voice says for a written abbreviation or sign standing alone; empty when there is none.
[[nodiscard]] std::string_view said_for(std::string_view written, Language language);

/// "hát một năm, chấm, sáu sáu" for "H15.66": capitals by their names, digits one by one in groups, marks by
/// their names, other letters as the words they are. For codes, addresses of mail, numbers of laws.
[[nodiscard]] std::string code_words(std::string_view code, Language language);

/// What a voice would not say as a word: anything with digits, capitals without a vowel or joined ("NĐ-CP").
[[nodiscard]] bool is_code(std::string_view word);

}  // namespace kiosk::text
