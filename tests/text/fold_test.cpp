#include "src/text/fold.h"

#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("text is composed") {
    CHECK(text::nfc("Vie\u0323\u0302t") == "Việt");
    CHECK(text::nfc("Nguye\u0302\u0303n") == "Nguyễn");
    CHECK(text::nfc("Đu\u031Bo\u031B\u0300ng") == "Đường");
    CHECK(text::nfc("ề") == "ề");
    CHECK(text::nfc("") == "");
}

TEST_CASE("diacritics go, case stays") {
    CHECK(text::plain("Đăng ký khai sinh") == "Dang ky khai sinh");
    CHECK(text::plain("Đắk Lắk") == "Dak Lak");
    CHECK(text::plain("Thừa Thiên Huế") == "Thua Thien Hue");
    CHECK(text::plain("giấy tờ tuỳ thân") == "giay to tuy than");
    CHECK(text::plain("Phường Ô Chợ Dừa") == "Phuong O Cho Dua");
}

TEST_CASE("what search compares") {
    CHECK(text::fold("  ĐẮK\t LẮK \n") == "dak lak");
    CHECK(text::fold("hòa") == text::fold("hoà"));
    CHECK(text::fold("tùy thân") == text::fold("tuỳ thân"));
}

TEST_CASE("letters of names") {
    CHECK(text::upper("Nguyễn Thị Đậu") == "NGUYỄN THỊ ĐẬU");
    CHECK(text::capitalised("nguyễn thị đậu") == "Nguyễn Thị Đậu");
    CHECK(text::capitalised("ê-ban") == "Ê-Ban");
    CHECK(text::length("Nguye\u0302\u0303n") == 6);
    CHECK(text::is_name("H'Hen Niê"));
    CHECK(text::is_name("Ư"));
    CHECK(text::is_name("Nguyễn Văn-An"));
    CHECK_FALSE(text::is_name("Nguyễn 2"));
    CHECK_FALSE(text::is_name("' -"));
    CHECK_FALSE(text::is_name(""));
}

TEST_CASE("words keep their codes together") {
    CHECK(text::words("khai sinh, (2.000635).") == std::vector<std::string_view>{"khai", "sinh", "2.000635"});
    CHECK(text::words("...").empty());
}

TEST_CASE("bytes that are no UTF-8 are dropped") {
    CHECK(text::nfc("a\xff\xc3") == "a");
    CHECK(text::fold("\x80\xe1\xbbkhai") == "khai");
    for (int byte = 0; byte < 256; ++byte) {
        const std::string odd{'x', static_cast<char>(byte), 'y'};
        CHECK_NOTHROW(text::fold(odd));
        CHECK_NOTHROW(text::capitalised(odd));
    }
}
