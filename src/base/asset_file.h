// One file of the assets folder as text, before anybody has believed it. Drivers read it; src only sees the words.
#pragma once

#include <string>

namespace kiosk {

struct AssetFile {
    std::string path;  ///< As written in errors: "assets/procedures/1.001193.json".
    std::string text;
};

}  // namespace kiosk
