// Checks one asset against the others: what it names must exist, what it asks must be possible, what it costs
// must add up.
#pragma once

#include "src/catalog/asset_node.h"
#include "src/catalog/form.h"
#include "src/catalog/procedure.h"
#include "src/catalog/units.h"

namespace kiosk {

/// What a procedure may refer to.
struct CheckContext {
    const std::vector<Form>& forms;
    const std::vector<Sector>& sectors;
    const std::vector<Exemption>& exemptions;
    const Units& units;
};

void check_form(const Form& form, const Units& units, Mistake& mistake);
void check_procedure(const Procedure& procedure, const CheckContext& context, Mistake& mistake);
void check_units(const Units& units, Mistake& mistake);

/// "1.001193".
[[nodiscard]] bool is_procedure_code(std::string_view code);

/// The keys of a condition are fields of the form (if any) or facts of the visit, and some answers make it
/// true.
void check_condition(const When& condition, const Form* form, const std::string& where, Mistake& mistake);

/// The first id that a list holds twice, or nothing.
template <class List, class Key>
[[nodiscard]] std::string first_double(const List& list, Key key) {
    std::vector<std::string> ids;
    for (const auto& item : list) {
        ids.push_back(item.*key);
    }
    std::ranges::sort(ids);
    const auto found = std::ranges::adjacent_find(ids);
    return found == ids.end() ? std::string() : *found;
}

}  // namespace kiosk
