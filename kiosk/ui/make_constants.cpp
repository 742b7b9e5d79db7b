// Build tool: turns assets/text/vi.json and assets/icons/icons.json into constants, so that a misspelt name
// does not compile. A language that lacks a sentence, or has one too many, stops the build.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

namespace {

using Json = nlohmann::json;  // Sorted by key: the number of a key is its place.

Json read(const std::filesystem::path& path) {
    std::ifstream file(path);
    return Json::parse(file);
}

/// Throws when this language does not have the keys of Vietnamese. A file marked "_example" may lack some.
void check_keys(const std::filesystem::path& path, const Json& vietnamese) {
    Json texts = read(path);
    const bool example = texts.erase("_example") > 0;
    for (const auto& item : vietnamese.items()) {
        if (!example && !texts.contains(item.key())) {
            throw std::runtime_error(path.string() + ": key " + item.key() + " is missing");
        }
    }
    for (const auto& item : texts.items()) {
        if (!vietnamese.contains(item.key())) {
            throw std::runtime_error(path.string() + ": key " + item.key() + " is not in vi.json");
        }
    }
}

std::string constant(std::string key) {
    for (char& letter : key) {
        if (letter == '.' || letter == '-') {
            letter = '_';
        }
    }
    return key;
}

void write_keys(const Json& texts, std::ostream& out) {
    out << "// Made from assets/text/vi.json by kiosk_constants; do not edit.\n#pragma once\n\n#include "
           "<array>\n"
           "#include <cstdint>\n#include <string_view>\n\nnamespace kiosk {\n\n"
           "/// The place of a sentence in the sorted text files.\nenum class TextKey : std::uint16_t {};\n\n"
           "namespace txt {\n\n";
    int number = 0;
    for (const auto& item : texts.items()) {
        out << "inline constexpr TextKey " << constant(item.key()) << "{" << number++ << "};\n";
    }
    out << "\n}  // namespace txt\n\ninline constexpr std::array<std::string_view, " << number
        << "> text_key_names = {\n";
    for (const auto& item : texts.items()) {
        out << "    \"" << item.key() << "\",\n";
    }
    out << "};\n\n}  // namespace kiosk\n";
}

void write_icons(const Json& icons, std::ostream& out) {
    out << "// Made from assets/icons/icons.json by kiosk_constants; do not edit.\n#pragma once\n\n#include "
           "<array>\n"
           "#include <cstdint>\n#include <string_view>\n#include <utility>\n\nnamespace kiosk::ui {\n\n"
           "/// A picture of the icon font, by its code point.\nenum class Icon : std::uint16_t {\n";
    for (const auto& item : icons.items()) {
        out << "    " << constant(item.key()) << " = 0x" << item.value().get<std::string>() << ",\n";
    }
    out << "};\n\ninline constexpr std::array<std::pair<std::string_view, Icon>, " << icons.size()
        << "> all_icons = {{\n";
    for (const auto& item : icons.items()) {
        out << "    {\"" << item.key() << "\", Icon::" << constant(item.key()) << "},\n";
    }
    out << "}};\n\n}  // namespace kiosk::ui\n";
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 5) {
        std::cerr << "usage: kiosk_constants TEXT_FOLDER ICONS.JSON TEXT_KEYS.H ICONS.H\n";
        return 2;
    }
    try {
        const std::filesystem::path texts(arguments[1]);
        const Json vietnamese = read(texts / "vi.json");
        for (const auto& file : std::filesystem::directory_iterator(texts)) {
            if (file.path().extension() == ".json") {
                check_keys(file.path(), vietnamese);
            }
        }
        std::ofstream keys(arguments[3]);
        write_keys(vietnamese, keys);
        std::ofstream icons(arguments[4]);
        write_icons(read(arguments[2]), icons);
        return keys.good() && icons.good() ? 0 : 1;
    } catch (const std::exception& problem) {
        std::cerr << "kiosk_constants: " << problem.what() << '\n';
        return 1;
    }
}
