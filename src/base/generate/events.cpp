// Build step: assets/events.toml → generated/events.h and generated/events.cpp.
// generate-events IN.toml OUT.h OUT.cpp
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Field {
    std::string name;
    std::string type;
};

struct Declared {
    std::string name;
    std::string severity;
    std::string vi;
    std::string en;
    std::vector<Field> fields;
};

struct Enum {
    std::string name;
    std::vector<std::string> values;
};

struct Declarations {
    std::vector<Enum> enums;
    std::vector<Declared> events;
};

/// How a built-in type is written in C++ and which function of EventMaker takes it.
struct BuiltIn {
    std::string_view parameter;
    std::string_view maker;
};

const std::map<std::string, BuiltIn, std::less<>> built_in{
    {"int", {"std::int64_t", "number"}},
    {"ms", {"std::chrono::milliseconds", "duration"}},
    {"error", {"ErrorCode", "word"}},
    {"device", {"DeviceKind", "word"}},
    {"condition", {"Condition", "word"}},
    {"dossier", {"const Uuid&", "uuid"}},
    {"procedure", {"const ProcedureCode&", "procedure"}},
};

[[noreturn]] void stop(const std::string& where, const std::string& what) {
    throw std::runtime_error(where + ": " + what);
}

void check_name(const std::string& where, std::string_view name) {
    if (name.empty() ||
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string_view::npos) {
        stop(where, "a name is lower-case letters, digits and '_'");
    }
}

std::string camel(std::string_view snake) {
    std::string name;
    bool up = true;
    for (const char c : snake) {
        if (c == '_') {
            up = true;
        } else {
            name += up ? static_cast<char>(c - 'a' + 'A') : c;
            up = false;
        }
    }
    return name;
}

std::string required(const toml::table& table, const std::string& where, std::string_view key) {
    const auto value = table[key].value<std::string>();
    if (!value || value->empty()) {
        stop(where, fmt::format("needs a text '{}'", key));
    }
    return *value;
}

void check_places(const Declared& event, const std::string& sentence) {
    for (std::size_t open = sentence.find('{'); open != std::string::npos;
         open = sentence.find('{', open + 1)) {
        const auto name = sentence.substr(open + 1, sentence.find('}', open) - open - 1);
        bool known = false;
        for (const auto& field : event.fields) {
            known = known || field.name == name;
        }
        if (!known) {
            stop(event.name, "the sentence names a field that does not exist: " + name);
        }
    }
    if (sentence.find_first_of("\"\\\n") != std::string::npos) {
        stop(event.name, "a sentence has no quotes, backslashes or line breaks");
    }
}

std::vector<Field> fields_of(const toml::table& table, const std::string& where, const Declarations& so_far) {
    std::vector<Field> fields;
    const auto* list = table["fields"].as_array();
    if (list == nullptr) {
        return fields;
    }
    for (const auto& item : *list) {
        const auto text = item.value<std::string>().value_or("");
        const auto colon = text.find(": ");
        if (colon == std::string::npos) {
            stop(where, "a field is written \"name: type\"");
        }
        Field field{text.substr(0, colon), text.substr(colon + 2)};
        check_name(where, field.name);
        bool known = built_in.contains(field.type);
        for (const auto& declared : so_far.enums) {
            known = known || declared.name == field.type;
        }
        if (!known) {
            stop(where, "no such type: " + field.type);
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

void check_keys(const toml::table& table, const std::string& where,
                const std::vector<std::string_view>& known) {
    for (const auto& [key, value] : table) {
        if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
            stop(where, "unknown key " + std::string(key.str()));
        }
    }
}

Declarations read(const std::string& path) {
    const auto file = toml::parse_file(path);
    check_keys(file, path, {"enum", "event"});
    Declarations all;
    for (const auto& [key, node] : *file["enum"].as_table()) {
        Enum declared{std::string(key.str()), {}};
        check_name("enum", declared.name);
        for (const auto& value : *(*node.as_table())["values"].as_array()) {
            declared.values.push_back(value.value<std::string>().value_or(""));
            check_name("enum." + declared.name, declared.values.back());
        }
        all.enums.push_back(std::move(declared));
    }
    for (const auto& [key, node] : *file["event"].as_table()) {
        const auto where = "event." + std::string(key.str());
        check_name(where, key.str());
        const auto& table = *node.as_table();
        check_keys(table, where, {"severity", "vi", "en", "fields"});
        Declared event{std::string(key.str()), required(table, where, "severity"),
                       required(table, where, "vi"), required(table, where, "en"),
                       fields_of(table, where, all)};
        if (event.severity != "info" && event.severity != "warning" && event.severity != "error") {
            stop(where, "severity is info, warning or error");
        }
        check_places(event, event.vi);
        check_places(event, event.en);
        all.events.push_back(std::move(event));
    }
    return all;
}

std::string parameters(const Declared& event) {
    std::string text;
    for (const auto& field : event.fields) {
        const auto type = built_in.find(field.type);
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ",
                            type == built_in.end() ? camel(field.type) : std::string(type->second.parameter),
                            field.name);
    }
    return text;
}

std::string header(const Declarations& all) {
    std::string text =
        "// Made from assets/events.toml. Every event the program can log, with typed fields.\n#pragma "
        "once\n\n"
        "#include <chrono>\n#include <cstdint>\n#include <span>\n#include <string_view>\n\n"
        "#include \"src/base/error.h\"\n#include \"src/base/events.h\"\n#include "
        "\"src/base/procedure_code.h\"\n"
        "#include \"src/base/uuid.h\"\n#include \"src/device/condition.h\"\n\nnamespace kiosk::logged {\n\n";
    for (const auto& declared : all.enums) {
        text += fmt::format("enum class {} {{\n", camel(declared.name));
        for (const auto& value : declared.values) {
            text += fmt::format("    {},\n", value);
        }
        text += fmt::format("}};\n[[nodiscard]] std::string_view name({} value);\n\n", camel(declared.name));
    }
    for (const auto& event : all.events) {
        text += fmt::format("/// {}: {}\n[[nodiscard]] LogEvent {}({});\n", event.severity, event.en,
                            event.name, parameters(event));
    }
    text +=
        "\n/// Everything declared, sorted by name.\n[[nodiscard]] std::span<const EventKind> "
        "all_kinds();\n\n";
    return text + "}  // namespace kiosk::logged\n";
}

std::string enum_source(const Enum& declared) {
    auto text =
        fmt::format("std::string_view name({0} value) {{\n    switch (value) {{\n", camel(declared.name));
    for (const auto& value : declared.values) {
        text += fmt::format("        case {}::{}: return \"{}\";\n", camel(declared.name), value, value);
    }
    return text + "    }\n    return \"unknown\";\n}\n\n";
}

std::string event_source(const Declared& event, std::size_t index) {
    auto text = fmt::format("LogEvent {}({}) {{\n    return EventMaker(kinds[{}])", event.name,
                            parameters(event), index);
    for (const auto& field : event.fields) {
        const auto type = built_in.find(field.type);
        const auto maker = type == built_in.end() ? std::string_view("word") : type->second.maker;
        const auto value = maker == "word" ? fmt::format("name({})", field.name) : field.name;
        text += fmt::format(".{}(\"{}\", {})", maker, field.name, value);
    }
    return text + ".made();\n}\n\n";
}

std::string source(const Declarations& all) {
    std::string text =
        "// Made from assets/events.toml.\n#include \"generated/events.h\"\n\n#include <array>\n#include "
        "<utility>\n\n"
        "namespace kiosk::logged {\nnamespace {\n\n";
    text += fmt::format("const std::array<EventKind, {}> kinds{{{{\n", all.events.size());
    for (const auto& event : all.events) {
        text += fmt::format("    {{\"{}\", Severity::{}, \"{}\",\n     \"{}\"}},\n", event.name,
                            event.severity, event.vi, event.en);
    }
    text += "}};\n\n}  // namespace\n\n";
    for (const auto& declared : all.enums) {
        text += enum_source(declared);
    }
    for (std::size_t i = 0; i < all.events.size(); ++i) {
        text += event_source(all.events[i], i);
    }
    text += "std::span<const EventKind> all_kinds() {\n    return kinds;\n}\n\n";
    return text + "}  // namespace kiosk::logged\n";
}

void write(const char* path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    if (!file.flush()) {
        stop(path, "could not be written");
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        std::cerr << "generate-events IN.toml OUT.h OUT.cpp\n";
        return EXIT_FAILURE;
    }
    try {
        const auto all = read(arguments[1]);
        write(arguments[2], header(all));
        write(arguments[3], source(all));
    } catch (const std::exception& error) {
        std::cerr << arguments[1] << ": " << error.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
