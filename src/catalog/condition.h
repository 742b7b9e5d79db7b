// When a field, a document or a fee applies: a small formula over the answers and the facts of the visit.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// Answers by field id, and facts of the visit by key ("visit.for_someone_else" = "yes"). Encodings:
/// src/dossier/README.md.
using Answers = std::map<std::string, std::string, std::less<>>;

/// The facts a condition may name besides the fields of the procedure's form.
[[nodiscard]] const std::vector<std::string_view>& visit_facts();

/// The answer under a key, or nothing.
[[nodiscard]] std::string_view answer(const Answers& answers, std::string_view key);

/// Called `When`, like the key in the assets: `Condition` is the state of a device.
struct When {
    enum class Kind { always, is, filled, all, any, negation };

    /// What a field that is optional in every case has for `required_when`.
    [[nodiscard]] static When never() { return {Kind::any, {}, {}, {}}; }

    Kind kind = Kind::always;
    std::string key;                  ///< For is and filled.
    std::vector<std::string> values;  ///< For is: one of these.
    std::vector<When> parts;          ///< For all, any and negation.

    [[nodiscard]] bool holds(const Answers& answers) const;
};

/// Every key a condition looks at, each once.
[[nodiscard]] std::vector<std::string> keys_of(const When& condition);

/// The values a key may take; an empty list means any text.
using ValuesOf = std::function<std::vector<std::string>(std::string_view key)>;

/// Whether some answers make the condition true; false means a mistake in the asset.
[[nodiscard]] bool satisfiable(const When& condition, const ValuesOf& values_of);

}  // namespace kiosk
