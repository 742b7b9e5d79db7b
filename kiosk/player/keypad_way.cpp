#include "kiosk/player/keypad_way.h"

#include <array>
#include <deque>
#include <map>

namespace kiosk::player {

using ui::Key;

std::optional<std::vector<Key>> arrows_between(const ui::Registry& screen, const std::string& from,
                                               std::string_view to) {
    std::map<std::string, std::vector<Key>, std::less<>> ways{{from, {}}};
    std::deque<std::string> open{from};
    while (!open.empty() && !ways.contains(to)) {
        const std::string here = open.front();
        open.pop_front();
        for (const Key arrow : {Key::right, Key::down, Key::left, Key::up}) {
            const std::string next = ui::neighbour(screen, here, arrow);
            if (!ways.contains(next)) {
                auto way = ways.at(here);
                way.push_back(arrow);
                ways.emplace(next, std::move(way));
                open.push_back(next);
            }
        }
    }
    const auto way = ways.find(to);
    return way == ways.end() ? std::nullopt : std::optional(way->second);
}

}  // namespace kiosk::player
