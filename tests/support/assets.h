// The asset files of the project, read from the source root, where every test runs.
#pragma once

#include <vector>

#include "src/catalog/catalog.h"

namespace kiosk::test {

/// Every JSON file of the catalogue, sorted by path.
[[nodiscard]] std::vector<AssetFile> read_assets();

/// The catalogue of the product; throws what is wrong with it when it does not load.
[[nodiscard]] const Catalog& catalog();

}  // namespace kiosk::test
