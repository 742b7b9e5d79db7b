#include "src/text/drawn_letters.h"

#include "src/text/fold.h"
#include "tests/support/catch.h"

using namespace kiosk;
using text::needs_shaping;

TEST_CASE("Vietnamese and the other Latin alphabets are drawn letter by letter") {
    CHECK_FALSE(needs_shaping(""));
    CHECK_FALSE(needs_shaping("Đăng ký khai sinh: 8.000 ₫ – “xong” …\nDòng hai"));
    CHECK_FALSE(needs_shaping("ẮẰẲẴẶ ẤẦẨẪẬ ẾỀỂỄỆ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ"));
    CHECK_FALSE(needs_shaping("Y Ƀhăm Niê, H’Blĭ Êban, Čư Mgar, ñu, ŏ, ŭ, ƀuôn"));
}

TEST_CASE("what was typed in pieces is composed first and then drawn letter by letter") {
    const std::string pieces = "Nguye\u0302\u0303n Vie\u0323\u0302t, e\u0306, o\u0306";
    CHECK(needs_shaping(pieces));
    CHECK_FALSE(needs_shaping(text::nfc(pieces)));
}

TEST_CASE("marks without a letter of their own, Khmer, Cham and anything unknown are shaped") {
    // No code point has both marks, so composing does not help.
    for (const std::string_view text : {"ê̆", "ô̆", "ơ̆", "ư̆", "Ê̆", "Ư̆", "Y Blô̆ Niê"}) {
        CAPTURE(text);
        CHECK(needs_shaping(text::nfc(text)));
    }
    CHECK(needs_shaping("ភាសាខ្មែរ"));
    CHECK(needs_shaping("ꨀꨇꩉ ꨌꩌ"));
    CHECK(needs_shaping("Tên: ខ្មែរ"));
    CHECK(needs_shaping("ǎ"));
    CHECK(needs_shaping("阮"));
    CHECK(needs_shaping("😀"));
    CHECK(needs_shaping("\u200B"));
}

TEST_CASE("the largest letters are those of codes and amounts") {
    using enum text::DrawnLetters;
    CHECK_FALSE(needs_shaping("G22.99-260115-0042", of_codes));
    CHECK_FALSE(needs_shaping("8.000 đồng", of_codes));
    CHECK(needs_shaping("Hồ sơ", of_codes));
}

TEST_CASE("bytes that are not UTF-8 are left to whoever draws letter by letter") {
    CHECK_FALSE(needs_shaping("\x80\xBF"));
    CHECK(needs_shaping("\xF0"));
    CHECK(needs_shaping("\xE1\x9E"));  // Cut short: never read beyond the end.
}
