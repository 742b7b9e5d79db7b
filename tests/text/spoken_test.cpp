#include "src/text/spoken.h"

#include <fstream>
#include <map>
#include <random>
#include <vector>

#include <nlohmann/json.hpp>

#include "src/text/numerals.h"
#include "tests/support/catch.h"

using namespace kiosk;
using text::spoken;

namespace {

struct Case {
    std::string written;
    std::string vi;
    std::string en;
};

/// An empty expectation: not said in that language.
const std::vector<Case> cases{
    // Money.
    {"8.000 đồng", "tám nghìn đồng", "eight thousand đồng"},
    {"0 đồng", "không đồng", "zero đồng"},
    {"1.250.000 đồng", "một triệu hai trăm năm mươi nghìn đồng",
     "one million two hundred and fifty thousand đồng"},
    {"105.021 đồng", "một trăm linh năm nghìn không trăm hai mươi mốt đồng",
     "one hundred and five thousand and twenty-one đồng"},
    {"5000 đồng", "năm nghìn đồng", "five thousand đồng"},
    {"Số tiền: 15.000.", "Số tiền: mười lăm nghìn.", "Số tiền: fifteen thousand."},
    // Dates.
    {"05/03/1990", "ngày năm tháng ba năm một nghìn chín trăm chín mươi",
     "the fifth of March nineteen ninety"},
    {"ngày 5/4/2026", "ngày năm tháng tư năm hai nghìn không trăm hai mươi sáu",
     "ngày fifth of April twenty twenty-six"},
    {"Ngày 21/12/2005.", "Ngày hai mươi mốt tháng mười hai năm hai nghìn không trăm linh năm.",
     "Ngày twenty-first of December two thousand and five."},
    {"12/2019", "tháng mười hai năm hai nghìn không trăm mười chín", "December twenty nineteen"},
    {"tháng 12/2019", "tháng mười hai năm hai nghìn không trăm mười chín", ""},
    {"năm 1993", "năm một nghìn chín trăm chín mươi ba", ""},
    {"Năm: 1993", "Năm: một nghìn chín trăm chín mươi ba", ""},
    {"in the year 1905", "", "in the year nineteen oh five"},
    {"Year: 1900", "", "Year: nineteen hundred"},
    // Times and spans.
    {"07:30", "bảy giờ ba mươi phút", "seven thirty"},
    {"14:05", "mười bốn giờ năm phút", "fourteen oh five"},
    {"8:00–11:30", "tám giờ đến mười một giờ ba mươi phút", "eight o'clock to eleven thirty"},
    {"Sau 45 giây", "Sau bốn mươi lăm giây", ""},
    {"24 giờ", "hai mươi tư giờ", ""},
    // Counting.
    {"2/6", "hai trên sáu", "two of six"},
    {"Bước 2 trên 11", "Bước hai trên mười một", ""},
    {"1–63", "một đến sáu mươi ba", "one to sixty-three"},
    {"1,5 km", "một phẩy năm ki-lô-mét", "one point five kilometres"},
    {"50%", "năm mươi phần trăm", "fifty percent"},
    // Numbers that are read digit by digit.
    {"066090000123", "không sáu sáu, không chín không, không không không, một hai ba",
     "zero six six, zero nine zero, zero zero zero, one two three"},
    {"0912345678", "không chín một hai, ba bốn năm, sáu bảy tám",
     "zero nine one two, three four five, six seven eight"},
    {"Xin gọi 1022 hoặc", "Xin gọi một không hai hai hoặc", ""},
    {"1900 1096", "một chín không không một không chín sáu", "one nine zero zero one zero nine six"},
    {"0912 345 678", "không chín một hai ba bốn năm sáu bảy tám", ""},
    {"4821", "bốn tám hai một", "four eight two one"},
    {"0000", "không không không không", ""},
    {"05", "không năm", "zero five"},
    // Codes.
    {"H15.66.24169-261120-0001",
     "hát một năm, chấm, sáu sáu, chấm, hai bốn một, sáu chín, gạch ngang, hai sáu một, một hai không, gạch "
     "ngang, "
     "không không không một",
     "H one five, dot, six six, dot, two four one, six nine, dash, two six one, one two zero, dash, zero "
     "zero zero "
     "one"},
    {"TAM-7K2Q-ABEX", "tê a em-mờ, gạch ngang, bảy ca hai quy, gạch ngang, a bê e ích-xì",
     "T A M, dash, seven K two Q, dash, A B E X"},
    {"TAM-KKMQ-ABEX", "tê a em-mờ, gạch ngang, ca ca em-mờ quy, gạch ngang, a bê e ích-xì", ""},
    {"1.001193", "một, chấm, không không một, một chín ba", "one, dot, zero zero one, one nine three"},
    {"KTP1029384756ABCDEF", "ca tê pê một, không hai chín ba, tám bốn bảy năm, sáu a bê xê, dê e ép", ""},
    {"123/2015/NĐ-CP",
     "một trăm hai mươi ba, xuyệt, hai nghìn không trăm mười lăm, xuyệt, en-nờ đê, gạch ngang, xê pê", ""},
    {"60/2014/QH13", "sáu mươi, xuyệt, hai nghìn không trăm mười bốn, xuyệt, quy hát một ba", ""},
    {"ten@vidu.vn", "ten, a còng, vidu, chấm, vn", "ten, at, vidu, dot, vn"},
    {"A4", "a bốn", "A four"},
    {"mã QR", "mã quy-rờ", ""},
    {"UBND PHUONG EA KAO", "Ủy ban nhân dân PHUONG EA KAO", "People's Committee PHUONG EA KAO"},
    // Masked: never a digit, never the length in doubt.
    {"••••", "bốn dấu sao", "four asterisks"},
    {"•", "một dấu sao", "one asterisk"},
    // Words and marks.
    {"Ông/bà có thể làm lại.", "Ông, bà có thể làm lại.", ""},
    {"Số điện thoại (nếu có)", "Số điện thoại, nếu có,", ""},
    {"Ngày này sớm hơn mục “Ngày sinh”. Xin xem lại.", "Ngày này sớm hơn mục Ngày sinh. Xin xem lại.", ""},
    {"Đã đọc mã\ntrên  thẻ", "Đã đọc mã trên thẻ", ""},
    {"xin chờ… – một lát", "xin chờ, một lát", "xin chờ, một lát"},
    {"", "", ""},
};

// ---- Numbers read back from their words, by a grammar of their own.

const std::map<std::string_view, unsigned> vi_units{
    {"không", 0}, {"một", 1}, {"mốt", 1}, {"hai", 2}, {"ba", 3},  {"bốn", 4}, {"tư", 4},
    {"năm", 5},   {"lăm", 5}, {"sáu", 6}, {"bảy", 7}, {"tám", 8}, {"chín", 9}};
const std::map<std::string_view, std::uint64_t> vi_scales{
    {"nghìn", 1000}, {"triệu", 1'000'000}, {"tỷ", 1'000'000'000}};

std::string_view next_word(std::string_view& words) {
    const auto end = std::min(words.find(' '), words.size());
    const auto word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    return word;
}

/// Nothing when a word is not a number's.
std::optional<std::uint64_t> number_of_vi(std::string_view words) {
    std::uint64_t sum = 0;
    std::uint64_t group = 0;
    std::uint64_t pending = 0;
    while (!words.empty()) {
        const auto word = next_word(words);
        if (const auto unit = vi_units.find(word); unit != vi_units.end()) {
            group += pending;
            pending = unit->second;
        } else if (const auto scale = vi_scales.find(word); scale != vi_scales.end()) {
            sum += (group + pending) * scale->second;
            group = pending = 0;
        } else if (word == "trăm") {
            group += pending * 100;
            pending = 0;
        } else if (word == "mươi") {
            group += pending * 10;
            pending = 0;
        } else if (word == "mười") {
            group += 10;
        } else if (word != "linh") {
            return std::nullopt;
        }
    }
    return sum + group + pending;
}

std::optional<std::uint64_t> number_of_en(std::string_view words) {
    static const std::map<std::string_view, std::uint64_t> units{
        {"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
        {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
        {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
        {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
        {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},
        {"seventy", 70}, {"eighty", 80},  {"ninety", 90}};
    std::uint64_t sum = 0;
    std::uint64_t group = 0;
    while (!words.empty()) {
        auto word = next_word(words);
        if (word == "and") {
            continue;
        }
        if (word == "hundred") {
            group *= 100;
        } else if (word == "thousand" || word == "million") {
            sum += group * (word == "million" ? 1'000'000 : 1000);
            group = 0;
        } else {
            const auto hyphen = word.find('-');
            const auto tens = units.find(word.substr(0, hyphen));
            const auto ones = hyphen == word.npos ? units.find("zero") : units.find(word.substr(hyphen + 1));
            if (tens == units.end() || ones == units.end()) {
                return std::nullopt;
            }
            group += tens->second + ones->second;
        }
    }
    return sum + group;
}

/// What a voice stumbles over.
std::string unsayable(std::string_view said) {
    for (const std::string_view mark :
         {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "(", ")", "/", "•", "“", "  "}) {
        if (said.find(mark) != said.npos) {
            return std::string(mark);
        }
    }
    return {};
}

}  // namespace

TEST_CASE("what is on the screen is said as people say it") {
    for (const Case& each : cases) {
        CAPTURE(each.written);
        if (!each.vi.empty() || each.written.empty()) {
            CHECK(spoken(each.written, Language::vi) == each.vi);
        }
        if (!each.en.empty() || each.written.empty()) {
            CHECK(spoken(each.written, Language::en) == each.en);
        }
    }
}

TEST_CASE("Vietnamese numbers keep their irregular words") {
    const std::vector<std::pair<std::uint64_t, std::string>> numbers{
        {1, "một"},
        {5, "năm"},
        {10, "mười"},
        {11, "mười một"},
        {14, "mười bốn"},
        {15, "mười lăm"},
        {20, "hai mươi"},
        {21, "hai mươi mốt"},
        {24, "hai mươi tư"},
        {25, "hai mươi lăm"},
        {101, "một trăm linh một"},
        {111, "một trăm mười một"},
        {115, "một trăm mười lăm"},
        {1000, "một nghìn"},
        {1005, "một nghìn không trăm linh năm"},
        {1015, "một nghìn không trăm mười lăm"},
        {21'000, "hai mươi mốt nghìn"},
        {1'000'005, "một triệu không trăm linh năm"},
        {999'999'999'999,
         "chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín "
         "trăm chín "
         "mươi chín"}};
    for (const auto& [number, words] : numbers) {
        CHECK(text::number_words(number, Language::vi) == words);
    }
}

TEST_CASE("every number up to ten million is said in words that name it and no other") {
    std::uint64_t wrong = 0;
    for (std::uint64_t number = 0; number < 10'000'000; ++number) {
        wrong += number_of_vi(text::number_words(number, Language::vi)) == number ? 0U : 1U;
    }
    CHECK(wrong == 0);
    for (std::uint64_t number = 0; number < 10'000'000; number += number < 10'000 ? 1 : 97) {
        wrong += number_of_en(text::number_words(number, Language::en)) == number ? 0U : 1U;
    }
    CHECK(wrong == 0);
    CHECK_FALSE(number_of_vi("hai mươi mấy"));  // The reader does refuse.
    CHECK_FALSE(number_of_en("twenty-many"));
}

TEST_CASE("nothing is left that a voice stumbles over, and what was said stays as it is") {
    std::vector<std::string> texts;
    for (const char* language : {"vi", "en"}) {
        const auto all =
            nlohmann::json::parse(std::ifstream(std::string("assets/text/") + language + ".json"));
        for (const auto& sentence : all) {
            texts.push_back(sentence);
        }
    }
    std::mt19937 random(5);
    const std::vector<std::string> pieces{"0", "7", "12", "2026", "/", ".",    ",",   ":", "-", "–",
                                          "•", "(", ")",  "“",    "”", " ",    "a",   "H", "Đ", "đ",
                                          "ệ", "@", "%",  "&",    "+", "đồng", "năm", "\n"};
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto length = random() % 9; length-- > 0;) {
            text += pieces[random() % pieces.size()];
        }
        texts.push_back(std::move(text));
    }
    for (const auto& text : texts) {
        for (const auto language : {Language::vi, Language::en}) {
            const auto said = spoken(text, language);
            CAPTURE(text, said);
            CHECK(unsayable(said).empty());
            CHECK(spoken(said, language) == said);
        }
    }
    CHECK(unsayable("phòng 3") == "3");  // The search does find.
}
