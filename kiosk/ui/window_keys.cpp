#include "kiosk/ui/window_keys.h"

#include <SDL_keyboard.h>
#include <SDL_keycode.h>

#include <array>

namespace kiosk::ui {

namespace {

constexpr std::array<std::pair<SDL_KeyCode, Key>, 20> usual{{
    {SDLK_TAB, Key::tab},         {SDLK_RETURN, Key::enter},        {SDLK_KP_ENTER, Key::enter},
    {SDLK_ESCAPE, Key::escape},   {SDLK_BACKSPACE, Key::backspace}, {SDLK_DELETE, Key::del},
    {SDLK_SPACE, Key::space},     {SDLK_LEFT, Key::left},           {SDLK_RIGHT, Key::right},
    {SDLK_UP, Key::up},           {SDLK_DOWN, Key::down},           {SDLK_HOME, Key::home},
    {SDLK_END, Key::end},         {SDLK_PAGEUP, Key::page_up},      {SDLK_PAGEDOWN, Key::page_down},
    {SDLK_F1, Key::help},         {SDLK_KP_PLUS, Key::louder},      {SDLK_VOLUMEUP, Key::louder},
    {SDLK_KP_MINUS, Key::softer}, {SDLK_VOLUMEDOWN, Key::softer},
}};

}  // namespace

Result<WindowKeys> WindowKeys::of(const KeyNames& keypad) {
    WindowKeys known;
    for (const auto& [key, name] : keypad) {
        const SDL_Keycode code = SDL_GetKeyFromName(name.c_str());
        if (code == SDLK_UNKNOWN) {
            return fail(ErrorCode::bad_config, "keypad: no key is called \"" + name + "\"");
        }
        known.keys_.emplace_back(code, key);
    }
    known.keys_.insert(known.keys_.end(), usual.begin(), usual.end());
    return known;
}

Result<void> check(const KeyNames& keypad) {
    const auto known = WindowKeys::of(keypad);
    return known ? Result<void>() : std::unexpected(known.error());
}

Key WindowKeys::key_of(std::int32_t sdl_keycode) const {
    for (const auto& [code, key] : keys_) {
        if (code == sdl_keycode) {
            return key;
        }
    }
    return Key::none;
}

std::int32_t WindowKeys::keycode_of(Key key) const {
    for (const auto& [code, known] : keys_) {
        if (known == key) {
            return code;
        }
    }
    return SDLK_UNKNOWN;
}

bool is_keypad(Key key) {
    switch (key) {
        case Key::left:
        case Key::right:
        case Key::up:
        case Key::down:
        case Key::enter:
        case Key::escape:
        case Key::help:
        case Key::louder:
        case Key::softer: return true;
        case Key::none:
        case Key::tab:
        case Key::backspace:
        case Key::del:
        case Key::space:
        case Key::home:
        case Key::end:
        case Key::page_up:
        case Key::page_down: return false;
    }
    return false;
}

}  // namespace kiosk::ui
