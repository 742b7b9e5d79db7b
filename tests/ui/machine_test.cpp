// The drawings of the machine's parts: what ships is whole, and a wrong file says where it is wrong.
#include "kiosk/ui/machine.h"

#include <fstream>
#include <sstream>

#include "drivers/system/files.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

std::string shipped() {
    std::ostringstream all;
    all << std::ifstream("assets/machine.json").rdbuf();
    return all.str();
}

Result<ui::Machine> loaded(const std::string& json) {
    const auto folder = files::TemporaryFolder::make().value();
    const auto path = folder.path() / "machine.json";
    std::ofstream(path) << json;
    return ui::Machine::load(path);
}

/// With one piece of the drawing of the glass instead of all of them.
std::string with_piece(const std::string& piece) {
    std::string json = shipped();
    const auto begin = json.find('[', json.find("\"glass\": ["));
    const auto end = json.find("\n  ]", begin);
    return json.replace(begin, end + 4 - begin, "[" + piece + "]");
}

bool says(const std::string& detail, const std::string& words) {
    return detail.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the drawings that ship are whole") {
    const auto machine = ui::Machine::load("assets/machine.json");
    REQUIRE(machine);
    for (std::size_t i = 0; i < ui::illustration_names.size(); ++i) {
        CHECK(!machine->drawing(static_cast<ui::Illustration>(i)).empty());
    }
    REQUIRE(loaded(with_piece(R"({"arrow": [64, 40, 51, 40]})")));
}

TEST_CASE("a wrong drawing is refused by name") {
    const auto [piece, wrong] = GENERATE(table<std::string, std::string>({
        {R"({"circle": [1, 2, 3]})", "neither"},
        {R"({"block": [1, 2, 3], "fill": "body"})", "block takes 4 numbers"},
        {R"({"block": [1, 2, 3, "x"], "fill": "body"})", "leaves the field"},
        {R"({"block": [1, 2, 3, 400], "fill": "body"})", "leaves the field"},
        {R"({"block": [-1, 2, 3, 4], "fill": "body"})", "leaves the field"},
        {R"({"block": [1, 2, 3, 4]})", "missing"},
        {R"({"block": [1, 2, 3, 4], "fill": "red"})", "no such fill"},
        {R"({"block": [1, 2, 3, 4], "fill": "body", "radius": "x"})", "radius"},
        {R"({"lines": [1, 2, 3]})", "missing"},
        {R"({"lines": [1, 2, 3], "count": 0})", "count"},
        {R"({"lines": [1, 2, 3], "count": 3, "fill": "ink"})", "unknown key fill"},
        {R"({"arrow": [1, 2, 3, 4], "dot": [1, 2, 3]})", "unknown key"},
        {R"(7)", "neither"},
    }));
    const auto machine = loaded(with_piece(piece));
    REQUIRE(!machine);
    CHECK(machine.error().code == ErrorCode::bad_asset);
    CHECK(says(machine.error().detail, "glass, piece 1"));
    CHECK(says(machine.error().detail, wrong));
}

TEST_CASE("a cut or incomplete file is refused") {
    const std::string whole = shipped();
    for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
        REQUIRE(!loaded(whole.substr(0, size)));
    }
    CHECK(says(loaded("{}").error().detail, "glass is missing"));
    CHECK(says(loaded(R"({"door": []})").error().detail, "door"));
    CHECK(ui::Machine::load("/nowhere/machine.json").error().code == ErrorCode::file_missing);
}
