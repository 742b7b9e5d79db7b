// Which keys a keyboard has and in which rows, for the way of typing in force. Only kiosk/ui/*.cpp.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/stage.h"

namespace kiosk::ui {

struct KeyCap {
    enum class Does { stroke, shift, change_method };
    std::string id{};
    std::string label{};
    KeyStroke stroke{};
    float weight = 1;  ///< Width in keys.
    std::optional<Icon> icon{};
    std::string spoken{};
    std::string brief{};  ///< Instead of a label that does not fit.
    Does does = Does::stroke;
};
using KeyRow = std::vector<KeyCap>;

struct KeyRows {
    std::vector<KeyRow> rows;
    float columns = 10;  ///< Keys of weight 1 in a full row.
};

[[nodiscard]] KeyRows key_rows(const Stage& stage, Keyboard kind);

/// Letters become Vietnamese there.
[[nodiscard]] bool writes_vietnamese(Keyboard kind);

/// A few large digits and nothing else.
[[nodiscard]] bool is_pad(Keyboard kind);

/// How wide a full row of so many keys is.
[[nodiscard]] float keys_width(const Stage& stage, float columns);

}  // namespace kiosk::ui
