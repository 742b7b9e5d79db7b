#include "src/catalog/search.h"

#include <algorithm>

#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

std::vector<std::string> codes(std::string_view query, std::size_t limit = 5) {
    std::vector<std::string> out;
    for (const Procedure* procedure : test::catalog().search(query, limit)) {
        out.push_back(procedure->code);
    }
    return out;
}

std::string first(std::string_view query) {
    const auto found = codes(query, 1);
    return found.empty() ? "nothing" : found.front();
}

bool finds(std::string_view query, std::string_view code) {
    const auto found = codes(query);
    return std::ranges::find(found, code) != found.end();
}

}  // namespace

TEST_CASE("edit distance") {
    CHECK(edit_distance("khai", "khai", 1) == 0);
    CHECK(edit_distance("khai", "khia", 1) == 1);  // Two letters swapped.
    CHECK(edit_distance("khai", "hai", 1) == 1);
    CHECK(edit_distance("khai", "khaii", 1) == 1);
    CHECK(edit_distance("khai", "khoi", 1) == 1);
    CHECK(edit_distance("khai", "sinh", 2) == 3);
    CHECK(edit_distance("", "ab", 2) == 2);
    CHECK(edit_distance(std::string(100, 'a'), std::string(100, 'a'), 2) == 3);
}

TEST_CASE("with and without diacritics") {
    CHECK(first("đăng ký khai sinh") == "1.001193");
    CHECK(first("dang ky khai sinh") == "1.001193");
    CHECK(first("ĐĂNG KÝ KẾT HÔN") == "1.000894");
    CHECK(first("dang ky thuong tru") == "1.004222");
    CHECK(first("chung thuc ban sao") == "2.000815");
    CHECK(first("trich luc") == "2.000635");
    CHECK(first("tình trạng hôn nhân") == "1.004873");
}

TEST_CASE("while still typing") {
    CHECK(finds("khai si", "1.001193"));
    CHECK(finds("ket h", "1.000894"));
    CHECK(finds("so do", "1.013978"));
}

TEST_CASE("in spite of slips") {
    CHECK(finds("khia sinh", "1.001193"));
    CHECK(finds("khai sing", "1.001193"));
    CHECK(finds("dangky khaisinh", "1.001193"));
    CHECK(finds("thuongtruu", "1.004222"));
    CHECK(finds("chungg thuc", "2.000815"));
}

TEST_CASE("by code, sector, life event and everyday words") {
    CHECK(first("1.001193") == "1.001193");
    CHECK(finds("2.0008", "2.000815"));
    CHECK(finds("dat dai", "1.012812"));
    CHECK(finds("chuyen nha", "1.004222"));
    CHECK(finds("sao y", "2.000815"));
    CHECK(finds("hộ khẩu", "1.004222"));
    CHECK(finds("birth", "1.001193"));
    CHECK(first("social pension") == "1.014027");
}

TEST_CASE("odd queries do no harm") {
    CHECK(codes("").empty());
    CHECK(codes("   ").empty());
    CHECK(codes("zzzzqqqq").empty());
    CHECK(codes("\xff\xfe\x80").empty());
    CHECK_NOTHROW(codes(std::string(100'000, 'k')));
    CHECK_NOTHROW(codes("đ . - ' \" { ."));
    CHECK(codes("khai", 2).size() == 2);
    CHECK(codes("khai", 0).empty());
}

TEST_CASE("every procedure is found by its own title and code") {
    for (const Procedure& procedure : test::catalog().procedures()) {
        INFO(procedure.code << ' ' << procedure.title.vi);
        CHECK(finds(procedure.code, procedure.code));
        CHECK(finds(procedure.title.vi, procedure.code));
    }
}
