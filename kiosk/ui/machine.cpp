#include "kiosk/ui/machine.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace kiosk::ui {

namespace {

using Json = nlohmann::json;

struct KindRule {
    std::string_view name;
    std::size_t numbers;
    std::string_view option;  ///< What a piece of this kind may say besides; empty: nothing.
};
constexpr std::array<KindRule, 5> kinds{
    {{"block", 4, "radius"}, {"area", 4, "radius"}, {"lines", 3, "count"}, {"dot", 3, ""}, {"arrow", 4, ""}}};
constexpr std::array<std::string_view, 5> fills{"body", "glass", "paper", "ink", "accent"};
constexpr int most_lines = 20;

template <class Names>
std::optional<std::size_t> number_of(const Names& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - names.begin()));
}

/// A number of the field, or nothing.
std::optional<float> place(const Json& value) {
    if (!value.is_number()) {
        return std::nullopt;
    }
    const auto number = value.get<float>();
    return number >= 0 && number <= drawing_width ? std::optional(number) : std::nullopt;
}

/// What is wrong with the piece, or nothing.
std::string read_key(Stroke& stroke, const KindRule& rule, const std::string& key, const Json& value) {
    if (key == rule.name) {
        if (!value.is_array() || value.size() != rule.numbers) {
            return key + " takes " + std::to_string(rule.numbers) + " numbers";
        }
        for (std::size_t i = 0; i < rule.numbers; ++i) {
            const auto number = place(value[i]);
            if (!number) {
                return key + " leaves the field of 100 × 60";
            }
            stroke.at[i] = *number;
        }
        return {};
    }
    if (key == "fill" && rule.option == "radius") {
        const auto fill =
            value.is_string() ? number_of(fills, value.get_ref<const std::string&>()) : std::nullopt;
        stroke.fill = static_cast<Stroke::Fill>(fill.value_or(0));
        return fill ? "" : "there is no such fill";
    }
    if (key == "radius" && key == rule.option) {
        const auto radius = place(value);
        stroke.radius = radius.value_or(0);
        return radius ? "" : "radius is no length";
    }
    if (key == "count" && key == rule.option) {
        const bool fits = value.is_number_integer() && value >= 1 && value <= most_lines;
        stroke.count = fits ? value.get<int>() : 0;
        return fits ? "" : "count is no number of lines";
    }
    return "unknown key " + key;
}

std::string read_piece(const Json& piece, Stroke& stroke) {
    const auto kind = std::ranges::find_if(
        kinds, [&](const KindRule& rule) { return piece.is_object() && piece.contains(rule.name); });
    if (kind == kinds.end()) {
        return "neither block, area, lines, dot nor arrow";
    }
    stroke.kind = static_cast<Stroke::Kind>(kind - kinds.begin());
    for (const auto& [key, value] : piece.items()) {
        if (auto wrong = read_key(stroke, *kind, key, value); !wrong.empty()) {
            return wrong;
        }
    }
    const bool whole = (kind->option != "radius" || piece.contains("fill")) &&
                       (kind->option != "count" || piece.contains("count"));
    return whole ? "" : "its fill or count is missing";
}

}  // namespace

Result<Machine> Machine::load(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file) {
        return fail(ErrorCode::file_missing, "read the drawings: " + path.string());
    }
    const auto json = Json::parse(file, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) {
        return fail(ErrorCode::bad_asset, path.string() + ": not a JSON object");
    }
    Machine machine;
    for (const auto& [name, pieces] : json.items()) {
        const auto which = number_of(illustration_names, name);
        if (!which || !pieces.is_array() || pieces.empty()) {
            return fail(ErrorCode::bad_asset, path.string() + ": " + name + " is no drawing");
        }
        for (const auto& piece : pieces) {
            Stroke stroke;
            if (const auto wrong = read_piece(piece, stroke); !wrong.empty()) {
                return fail(ErrorCode::bad_asset, path.string() + ": " + name + ", piece " +
                                                      std::to_string(machine.drawings_[*which].size() + 1) +
                                                      ": " + wrong);
            }
            machine.drawings_[*which].push_back(stroke);
        }
    }
    for (std::size_t i = 0; i < illustration_names.size(); ++i) {
        if (machine.drawings_[i].empty()) {
            return fail(ErrorCode::bad_asset, path.string() + ": the drawing " +
                                                  std::string(illustration_names[i]) + " is missing");
        }
    }
    return machine;
}

}  // namespace kiosk::ui
