// The text files: complete, equal in keys and places; and broken ones are refused with their key.
#include <filesystem>
#include <fstream>

#include "kiosk/ui/text.h"
#include "src/base/error.h"
#include "src/device/condition.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

const ui::Texts& texts() {
    static const ui::Texts all = ui::Texts::load("assets/text").value();
    return all;
}

class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / "kiosk_texts_test") {
        std::filesystem::create_directories(path_);
        for (const char* file : {"vi.json", "en.json"}) {
            std::filesystem::copy_file(std::filesystem::path("assets/text") / file, path_ / file,
                                       std::filesystem::copy_options::overwrite_existing);
        }
    }
    ~Folder() { std::filesystem::remove_all(path_); }

    void replace(const char* file, std::string_view from, std::string_view to) const {
        std::string whole = read(file);
        const auto place = whole.find(from);
        REQUIRE(place != std::string::npos);
        whole.replace(place, from.size(), to);
        write(file, whole);
    }
    [[nodiscard]] std::string read(const char* file) const {
        std::ifstream in(path_ / file);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void write(const char* file, std::string_view whole) const { std::ofstream(path_ / file) << whole; }
    [[nodiscard]] Result<ui::Texts> load() const { return ui::Texts::load(path_); }

  private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("every error has a sentence and a remedy in both languages") {
    for (const ErrorCode code : all_error_codes()) {
        for (const auto language : {Language::vi, Language::en}) {
            CAPTURE(name(code));
            CHECK_FALSE(texts().named(language, "error", name(code)).empty());
            CHECK_FALSE(texts().named(language, "remedy", name(code)).empty());
        }
    }
}

TEST_CASE("every condition of every device has a sentence in both languages") {
    for (const DeviceKind kind : {DeviceKind::scanner, DeviceKind::printer, DeviceKind::receipt_printer}) {
        for (const Condition condition : all_conditions()) {
            CAPTURE(name(kind), name(condition));
            const std::string key = std::string(name(kind)) + "." + std::string(name(condition));
            CHECK_FALSE(texts().named(Language::vi, "condition", key).empty());
            CHECK_FALSE(texts().named(Language::en, "condition", key).empty());
        }
    }
}

TEST_CASE("an example of a language has some sentences, the others stay Vietnamese") {
    const auto khmer = texts().language("km");
    const auto rade = texts().language("rad");
    REQUIRE(khmer);
    REQUIRE(rade);
    CHECK(texts().text(*khmer, txt::language_name) == "ភាសា\u200Bខ្មែរ");
    CHECK(texts().text(*rade, txt::common_back) == "Wĭt");
    CHECK(texts().text(*khmer, txt::quit_title) == texts().text(Language::vi, txt::quit_title));
    CHECK(texts().language("vi") == Language::vi);
    CHECK(texts().language("en") == Language::en);
    CHECK_FALSE(texts().language("fr"));
    const Folder folder;
    folder.write("xx.json", R"({"common.yes": "x"})");
    CHECK_FALSE(folder.load());  // Neither complete nor marked as an example.
    folder.write("xx.json", R"({"_example": true, "common.yes": "x"})");
    const auto marked = folder.load();
    REQUIRE(marked);
    CHECK(marked->text(marked->language("xx").value(), txt::common_yes) == "x");
    folder.write("xx.json", R"({"_example": true, "common.yess": "x"})");
    CHECK_FALSE(folder.load());
    folder.write("xx.json", R"({"_example": true, "common.money": "{sum}"})");
    CHECK_FALSE(folder.load());
}

TEST_CASE("a sentence is filled, and never read as a format") {
    const std::array<ui::Blank, 2> blanks = {{{"n", "3"}, {"name", "100% {n} %s"}}};
    CHECK(ui::filled("Trang {n} của {name}", blanks) == "Trang 3 của 100% {n} %s");
    CHECK(ui::filled("{khác} {n", blanks) == "{khác} {n");
    CHECK(ui::filled("", blanks).empty());
    CHECK(texts().text(Language::vi, txt::pager_where, {{"n", "1"}, {"count", "2"}}) == "Trang 1 trên 2");
    CHECK(texts().named(Language::vi, "error", "no_such_code").empty());
}

TEST_CASE("a broken text file is refused, naming file and key") {
    const Folder folder;
    const auto refused = [&](std::string_view file, std::string_view key) {
        const auto loaded = folder.load();
        REQUIRE_FALSE(loaded);
        CHECK(loaded.error().code == ErrorCode::bad_asset);
        CHECK(loaded.error().detail.contains(file));
        CHECK(loaded.error().detail.contains(key));
    };
    REQUIRE(folder.load());
    SECTION("a place is missing") {
        folder.replace("en.json", "Page {n} of {count}", "Page {n}");
        refused("en.json", "pager.where");
    }
    SECTION("a key is misspelt") {
        folder.replace("en.json", "\"common.next\"", "\"common.nexd\"");
        refused("en.json", "common.nexd");
    }
    SECTION("a sentence is empty") {
        folder.replace("vi.json", "\"Quay lại\"", "\"\"");
        refused("vi.json", "");
    }
    SECTION("a value is no sentence") {
        folder.replace("vi.json", "\"Quay lại\"", "7");
        refused("vi.json", "");
    }
}

TEST_CASE("a text file cut anywhere is refused") {
    const Folder folder;
    const std::string whole = folder.read("en.json");
    // Every fiftieth byte, and each of the last few: the middle is all alike.
    for (std::size_t length = 0; length + 2 < whole.size(); length += length + 60 > whole.size() ? 1 : 50) {
        folder.write("en.json", std::string_view(whole).substr(0, length));
        CAPTURE(length);
        CHECK_FALSE(folder.load());
    }
    std::filesystem::remove(std::filesystem::temp_directory_path() / "kiosk_texts_test" / "vi.json");
    CHECK(folder.load().error().code == ErrorCode::file_missing);
}
