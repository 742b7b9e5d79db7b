#include "kiosk/ui/window_keys.h"

#include <SDL_keycode.h>

#include <array>
#include <utility>

namespace kiosk::ui {

namespace {

constexpr std::array<std::pair<SDL_KeyCode, Key>, 15> keys{{
    {SDLK_TAB, Key::tab},
    {SDLK_RETURN, Key::enter},
    {SDLK_KP_ENTER, Key::enter},
    {SDLK_ESCAPE, Key::escape},
    {SDLK_BACKSPACE, Key::backspace},
    {SDLK_DELETE, Key::del},
    {SDLK_SPACE, Key::space},
    {SDLK_LEFT, Key::left},
    {SDLK_RIGHT, Key::right},
    {SDLK_UP, Key::up},
    {SDLK_DOWN, Key::down},
    {SDLK_HOME, Key::home},
    {SDLK_END, Key::end},
    {SDLK_PAGEUP, Key::page_up},
    {SDLK_PAGEDOWN, Key::page_down},
}};

}  // namespace

Key key_of(std::int32_t sdl_keycode) {
    for (const auto& [code, key] : keys) {
        if (code == sdl_keycode) {
            return key;
        }
    }
    return Key::none;
}

std::int32_t keycode_of(Key key) {
    for (const auto& [code, known] : keys) {
        if (known == key) {
            return code;
        }
    }
    return SDLK_UNKNOWN;
}

}  // namespace kiosk::ui
