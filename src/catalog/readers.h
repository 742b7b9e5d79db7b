// One reader for each kind of asset; each takes a parsed file and notes what is wrong with it.
#pragma once

#include "src/catalog/asset_node.h"
#include "src/catalog/calendar.h"
#include "src/catalog/form.h"
#include "src/catalog/names.h"
#include "src/catalog/procedure.h"
#include "src/catalog/units.h"

namespace kiosk {

/// The condition under a key; always true when there is none.
[[nodiscard]] When read_condition(AssetNode& parent, const char* key);
[[nodiscard]] Form read_form(AssetNode node);
[[nodiscard]] Procedure read_procedure(AssetNode node);
[[nodiscard]] std::vector<Sector> read_sectors(AssetNode node);
[[nodiscard]] std::vector<LifeEvent> read_life_events(AssetNode node);
[[nodiscard]] std::vector<Exemption> read_exemptions(AssetNode node);
void read_provinces(AssetNode node, Units& units);
[[nodiscard]] std::vector<Choice> read_choices(AssetNode node);
[[nodiscard]] Names::Lists read_names(AssetNode node);
void read_calendar(AssetNode node, Calendar& calendar);

}  // namespace kiosk
