// What the citizen wants to hear, and whether headphones are plugged. Anywhere, like the first part of
// event_citizen.h.
#pragma once

namespace kiosk::event {

struct ChangeVolume {
    int steps;  ///< Up or down.
};
struct SetListening {
    bool on;
};
struct ListenAgain {};  ///< Everything on the screen, from start to end.
struct SetDark {
    bool dark;
};
struct HeadphonesChanged {
    bool plugged;
};

}  // namespace kiosk::event
