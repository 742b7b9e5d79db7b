#include "src/catalog/condition.h"

#include <algorithm>

namespace kiosk {

namespace {

void collect(const When& condition, std::vector<std::string>& keys) {
    if (!condition.key.empty() && std::ranges::find(keys, condition.key) == keys.end()) {
        keys.push_back(condition.key);
    }
    for (const When& part : condition.parts) {
        collect(part, keys);
    }
}

void collect_values(const When& condition, std::string_view key, std::vector<std::string>& values) {
    if (condition.key == key) {
        values.insert(values.end(), condition.values.begin(), condition.values.end());
    }
    for (const When& part : condition.parts) {
        collect_values(part, key, values);
    }
}

/// What can stand under a key in a trial: its own values, or the ones named plus one that is none of them.
std::vector<std::string> candidates(const When& condition, const std::string& key,
                                    const ValuesOf& values_of) {
    std::vector<std::string> values = values_of(key);
    if (values.empty()) {
        collect_values(condition, key, values);
        values.emplace_back("\x01");
    }
    values.emplace_back();
    return values;
}

/// Walks through every combination of candidates. Conditions are written by hand and name few keys, so this
/// stays small.
bool any_combination(const When& condition, const std::vector<std::string>& keys, std::size_t next,
                     Answers& trial, const ValuesOf& values_of) {
    if (next == keys.size()) {
        return condition.holds(trial);
    }
    for (std::string& value : candidates(condition, keys[next], values_of)) {
        trial[keys[next]] = std::move(value);
        if (any_combination(condition, keys, next + 1, trial, values_of)) {
            return true;
        }
    }
    return false;
}

}  // namespace

const std::vector<std::string_view>& visit_facts() {
    static const std::vector<std::string_view> facts{"visit.for_someone_else", "visit.delivery",
                                                     "visit.unit_name"};
    return facts;
}

std::string_view answer(const Answers& answers, std::string_view key) {
    const auto found = answers.find(key);
    return found == answers.end() ? std::string_view() : std::string_view(found->second);
}

bool When::holds(const Answers& answers) const {
    const auto part_holds = [&](const When& part) { return part.holds(answers); };
    switch (kind) {
        case Kind::always: return true;
        case Kind::is: return std::ranges::find(values, answer(answers, key)) != values.end();
        case Kind::filled: return !answer(answers, key).empty();
        case Kind::all: return std::ranges::all_of(parts, part_holds);
        case Kind::any: return std::ranges::any_of(parts, part_holds);
        case Kind::negation: return std::ranges::none_of(parts, part_holds);
    }
    return false;
}

std::vector<std::string> keys_of(const When& condition) {
    std::vector<std::string> keys;
    collect(condition, keys);
    return keys;
}

bool satisfiable(const When& condition, const ValuesOf& values_of) {
    Answers trial;
    return any_combination(condition, keys_of(condition), 0, trial, values_of);
}

}  // namespace kiosk
