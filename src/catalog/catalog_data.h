// What a catalogue holds, and how it is put together from files. Only the catalogue itself looks in here.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "src/base/result.h"
#include "src/catalog/calendar.h"
#include "src/catalog/catalog.h"
#include "src/catalog/form.h"
#include "src/catalog/names.h"
#include "src/catalog/procedure.h"
#include "src/catalog/search.h"
#include "src/catalog/units.h"

namespace kiosk {

struct CatalogData {
    std::string version;
    std::vector<Procedure> procedures;
    std::vector<Form> forms;
    std::vector<Sector> sectors;
    std::vector<LifeEvent> life_events;
    std::vector<Exemption> exemptions;
    Units units;
    Names::Lists name_lists;
    Names names;  ///< Made of the lists and the units.
    Calendar calendar;
    SearchIndex index;
};

[[nodiscard]] Result<std::unique_ptr<CatalogData>> load_data(std::span<const AssetFile> files);

}  // namespace kiosk
