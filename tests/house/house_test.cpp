// The house keeps its rules. Each rule is first shown something wrong, then the whole tree.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "tests/house/rules.h"
#include "tests/support/catch.h"

namespace kiosk::house {
namespace {

std::vector<File> tree() {
    std::vector<File> files;
    for (const auto* top : {"src", "drivers", "kiosk", "tests", "assets", "image", "fonts", ".ci"}) {
        if (!std::filesystem::exists(top)) {
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(top)) {
            const auto extension = entry.path().extension();
            if (entry.is_regular_file() && extension != ".jpg" && extension != ".png" &&
                extension != ".ttf") {
                std::ifstream file(entry.path(), std::ios::binary);
                files.push_back({entry.path().string(), {std::istreambuf_iterator<char>(file), {}}});
            }
        }
    }
    return files;
}

void check_all(Complaints (*rule)(const File&)) {
    const auto files = tree();
    REQUIRE(files.size() > 100);
    for (const auto& file : files) {
        for (const auto& complaint : rule(file)) {
            FAIL_CHECK(complaint);
        }
    }
}

TEST_CASE("who includes whom") {
    CHECK(wrong_includes({"src/base/bytes.h", "#include \"src/flow/flow.h\"\n"}).size() == 1);
    CHECK(wrong_includes({"src/text/fold.cpp", "#include \"src/base/result.h\"\n"}).empty());
    CHECK(wrong_includes({"src/text/fold.cpp", "#include \"src/catalog/form.h\"\n"}).size() == 1);
    CHECK(wrong_includes({"src/flow/flow.h", "#include \"src/job/mailbox.h\"\n"}).size() == 1);
    CHECK(wrong_includes({"src/flow/flow.h", "#include \"drivers/sane/sane_scanner.h\"\n"}).size() == 1);
    CHECK(wrong_includes({"src/flow/flow.h", "#include \"flow.h\"\n"}).size() == 1);
    CHECK(wrong_includes({"src/flow/flow.cpp", "#include <fstream>\n"}).size() == 1);
    CHECK(wrong_includes({"src/flow/flow.cpp", "#include <sys/socket.h>\n"}).size() == 1);
    CHECK(wrong_includes({"src/job/worker.h", "#include <thread>\n"}).empty());
    CHECK(wrong_includes({"drivers/ipp/printer.cpp", "#include \"drivers/sane/sane_scanner.h\"\n"}).size() ==
          1);
    CHECK(wrong_includes({"drivers/ipp/printer.cpp", "#include \"kiosk/ui/widgets.h\"\n"}).size() == 1);
    CHECK(wrong_includes({"drivers/ipp/printer.cpp", "#include <cups/cups.h>\n"}).empty());
    CHECK(wrong_includes({"kiosk/screens/home.cpp", "#include \"drivers/drivers.h\"\n"}).size() == 1);
    CHECK(wrong_includes({"kiosk/screens/home.cpp", "#include <SDL.h>\n"}).size() == 1);
    CHECK(wrong_includes({"kiosk/screens/home.cpp", "#include <imgui.h>\n"}).size() == 1);
    CHECK(wrong_includes({"kiosk/ui/window.cpp", "#include <SDL.h>\n"}).empty());
    CHECK(wrong_includes({"kiosk/app.cpp", "#include <curl/curl.h>\n"}).size() == 1);
    check_all(wrong_includes);
}

TEST_CASE("words that belong elsewhere") {
    CHECK(wrong_words({"src/flow/flow.cpp", "auto now = std::chrono::steady_clock::now();\n"}).size() == 1);
    CHECK(wrong_words({"kiosk/effects.cpp", "auto now = std::chrono::system_clock::now();\n"}).size() == 1);
    CHECK(wrong_words({"kiosk/app.cpp", "auto now = std::chrono::system_clock::now();\n"}).empty());
    CHECK(wrong_words({"kiosk/screens/home.cpp", "ImGui::Button(\"x\");\n"}).size() == 1);
    CHECK(wrong_words({"kiosk/screens/home.cpp", "// not ImGui::Button\n"}).empty());
    CHECK(wrong_words({"tests/flow/flow_test.cpp", "std::this_thread::sleep_for(1s);\n"}).size() == 1);
    CHECK(wrong_words({"drivers/ipp/printer.cpp", "std::shared_ptr<int> job;\n"}).size() == 1);
    CHECK(wrong_words({"src/flow/flow.cpp", "#define TWICE(x) (x) * 2\n"}).size() == 1);
    CHECK(wrong_words({"src/flow/flow.h", "int x;\n"}).size() == 1);
    check_all(wrong_words);
}

TEST_CASE("files a reader can hold in mind") {
    CHECK(wrong_size({"src/flow/flow.h", std::string(121, '\n')}).size() == 1);
    CHECK(wrong_size({"src/flow/flow.h", std::string(120, '\n')}).empty());
    CHECK(wrong_size({"src/flow/flow.cpp", std::string(401, '\n')}).size() == 1);
    check_all(wrong_size);
}

TEST_CASE("names that say what is in the file") {
    CHECK(wrong_name({"src/utils/text.h", ""}).size() == 1);
    CHECK(wrong_name({"src/text/helpers.cpp", ""}).size() == 1);
    CHECK(wrong_name({"drivers/helper/helper_process.h", ""}).empty());
    check_all(wrong_name);
}

TEST_CASE("nothing depends on one machine") {
    CHECK(machine_paths({"kiosk/demo", "cd /home/someone/kiosk\n"}).size() == 1);
    CHECK(machine_paths({"kiosk/demo", "x=\"/home/me/kiosk\"\n"}).size() == 1);
    CHECK(machine_paths({"kiosk/demo", "cat share/home/list\n"}).empty());
    check_all(machine_paths);
}

TEST_CASE("each folder says what lives in it") {
    CHECK(missing_readmes({{"src/flow/flow.h", ""}, {"src/README.md", ""}}).size() == 1);
    CHECK(missing_readmes({{"src/flow/flow.h", ""}, {"src/README.md", ""}, {"src/flow/README.md", ""}})
              .empty());
    for (const auto& complaint : missing_readmes(tree())) {
        FAIL_CHECK(complaint);
    }
}

TEST_CASE("both languages have the same sentences") {
    CHECK(unequal_keys({{"a", "x"}, {"b", "x"}}, {{"a", "y"}, {"c", "y"}}).size() == 2);
    CHECK(unequal_keys({{"a", "x"}}, {{"a", ""}}).size() == 1);
    const auto read = [](const char* path) {
        return nlohmann::json::parse(std::ifstream(path)).get<std::map<std::string, std::string>>();
    };
    for (const auto& complaint : unequal_keys(read("assets/text/vi.json"), read("assets/text/en.json"))) {
        FAIL_CHECK(complaint);
    }
}

}  // namespace
}  // namespace kiosk::house
