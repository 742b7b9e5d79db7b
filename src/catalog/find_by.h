// Looks an entry of a list up by its code or id.
#pragma once

#include <algorithm>
#include <string_view>

namespace kiosk {

/// nullptr when no entry's `key` is `wanted`.
template <class List, class Key>
[[nodiscard]] auto* find_by(const List& list, std::string_view wanted, Key key) {
    const auto found = std::ranges::find(list, wanted, key);
    return found == list.end() ? nullptr : &*found;
}

}  // namespace kiosk
