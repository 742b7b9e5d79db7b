// Writes the test pages: kiosk_make_pages FOLDER [NAME…]. Run it after changing a paper, look at the result,
// commit it.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "tests/pages/page_list.h"

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.empty()) {
        fmt::print(stderr, "kiosk_make_pages FOLDER [NAME…]\n");
        return 2;
    }
    const std::filesystem::path folder(words.front());
    for (const auto& page : kiosk::pages::all_pages()) {
        if (words.size() > 1 && std::find(words.begin() + 1, words.end(), page.name) == words.end()) {
            continue;
        }
        const auto jpeg = kiosk::pages::make_page(page);
        if (!jpeg) {
            fmt::print(stderr, "{}: {}\n", page.name, jpeg.error().detail);
            return 1;
        }
        std::ofstream file(folder / (std::string(page.name) + ".jpg"), std::ios::binary);
        file.write(reinterpret_cast<const char*>(jpeg->data()), static_cast<std::streamsize>(jpeg->size()));
        fmt::print("{:<26}{:>9} bytes\n", page.name, jpeg->size());
    }
    std::ofstream(folder / "pages.json") << kiosk::pages::manifest().dump(1) << '\n';
    return 0;
}
