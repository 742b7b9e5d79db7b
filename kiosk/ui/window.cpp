#include "kiosk/ui/window.h"

#include <SDL.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cassert>
#include <cerrno>
#include <cmath>
#include <thread>
#include <utility>

#include "kiosk/ui/input_devices.h"
#include "kiosk/ui/window_keys.h"
#include "src/base/handle.h"

namespace kiosk::ui {

namespace {

constexpr std::int64_t mouse_contact = -1;
// Our own name for the panel of injected fingers; any number no kernel device has.
constexpr SDL_TouchID injected_panel = 0x6b696f736b;
// Our copy of a device may hear of a report a moment before SDL's: one more look, and no tap waits.
constexpr std::chrono::milliseconds second_look{2};
struct VideoQuit {
    void operator()(const bool* /*running*/) const { SDL_QuitSubSystem(SDL_INIT_VIDEO); }
};

void set_hints(const WindowOptions& options) {
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "0");
    if (!options.driver.empty()) {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, options.driver.c_str());
    }
}

/// Only x11 and wayland sleep in SDL_WaitEvent; the others look every millisecond.
bool sdl_sleeps(const std::string& driver) {
    return driver == "x11" || driver == "wayland";
}

bool chosen_by_somebody(const WindowOptions& options) {
    return !options.driver.empty() || SDL_GetHint(SDL_HINT_VIDEODRIVER) != nullptr;
}

bool shows_nothing(const std::string& driver) {
    return driver == "dummy" || driver == "offscreen";
}

}  // namespace

struct Window::Parts {
    std::unique_ptr<const bool, VideoQuit> video;
    Handle<SDL_Window, SDL_DestroyWindow> window;
    Handle<SDL_Surface, SDL_FreeSurface> own_surface;  ///< Only when the window's pixels are not 0xXXRRGGBB.
    std::unique_ptr<InputDevices> devices;             ///< Only under kmsdrm.
    std::string driver;
    bool sdl_sleeps = false;
    int bell = -1;
    Uint32 bell_event = 0;
    std::atomic<bool> bell_rung = false;
    std::atomic<int> width = 0;
    std::atomic<int> height = 0;
    FirstFinger fingers;
    WindowKeys keys;
    bool types_nothing =
        false;  ///< The key that came down last belongs to the keypad; its text is not meant.

    Parts() = default;
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    ~Parts() {
        if (bell >= 0) {
            close(bell);
        }
    }

    void ring();
    void take(const SDL_Event& event, std::vector<Input>& inputs);
    void take_window(const SDL_WindowEvent& event, std::vector<Input>& inputs);
    void take_finger(const SDL_TouchFingerEvent& event, std::vector<Input>& inputs);
    void take_mouse(const SDL_Event& event, std::vector<Input>& inputs);
    void take_key(const SDL_KeyboardEvent& event, std::vector<Input>& inputs);
    bool drain(std::vector<Input>& inputs);
    void sleep_on_sources(int milliseconds);
    SDL_Surface* surface();
};

void Window::Parts::ring() {
    if (!sdl_sleeps) {
        const std::uint64_t one = 1;
        // Can only fail when the counter is full, and then the bell rings anyway.
        static_cast<void>(write(bell, &one, sizeof one));
    } else if (!bell_rung.exchange(true)) {
        SDL_Event event{};
        event.type = bell_event;
        if (SDL_PushEvent(&event) != 1) {
            bell_rung = false;
        }
    }
}

void Window::Parts::take_window(const SDL_WindowEvent& event, std::vector<Input>& inputs) {
    if (event.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        width = event.data1;
        height = event.data2;
        own_surface.reset();
        inputs.push_back({.kind = InputKind::resized, .text = {}});
    } else if (event.event == SDL_WINDOWEVENT_EXPOSED) {
        inputs.push_back({.kind = InputKind::exposed, .text = {}});
    }
}

void Window::Parts::take_finger(const SDL_TouchFingerEvent& event, std::vector<Input>& inputs) {
    const std::int64_t contact =
        (event.touchId << 8) ^ event.fingerId;  // Two panels may use the same numbers.
    Input input{
        .x = event.x * static_cast<float>(width), .y = event.y * static_cast<float>(height), .text = {}};
    bool counts = false;
    if (event.type == SDL_FINGERDOWN) {
        input.kind = InputKind::pointer_down;
        counts = fingers.down(contact, event.timestamp);
    } else if (event.type == SDL_FINGERMOTION) {
        input.kind = InputKind::pointer_move;
        counts = fingers.move(contact, event.timestamp);
    } else {
        input.kind = InputKind::pointer_up;
        counts = fingers.up(contact);
    }
    if (counts) {
        inputs.push_back(input);
    }
}

void Window::Parts::take_mouse(const SDL_Event& event, std::vector<Input>& inputs) {
    Input input{.text = {}};
    bool counts = false;
    if (event.type == SDL_MOUSEMOTION) {
        input.kind = InputKind::pointer_move;
        input.x = static_cast<float>(event.motion.x);
        input.y = static_cast<float>(event.motion.y);
        counts = fingers.move(mouse_contact, event.motion.timestamp) || !fingers.any();
    } else {
        const bool down = event.type == SDL_MOUSEBUTTONDOWN;
        input.kind = down ? InputKind::pointer_down : InputKind::pointer_up;
        input.x = static_cast<float>(event.button.x);
        input.y = static_cast<float>(event.button.y);
        counts = event.button.button == SDL_BUTTON_LEFT &&
                 (down ? fingers.down(mouse_contact, event.button.timestamp) : fingers.up(mouse_contact));
    }
    if (counts) {
        inputs.push_back(input);
    }
}

void Window::Parts::take_key(const SDL_KeyboardEvent& event, std::vector<Input>& inputs) {
    const Key key = keys.key_of(event.keysym.sym);
    types_nothing = event.type == SDL_KEYDOWN && is_keypad(key);
    // A held key repeats; one press is one press (accessibility: repeats are ignored).
    if (event.repeat == 0 && key != Key::none) {
        inputs.push_back({.kind = event.type == SDL_KEYDOWN ? InputKind::key_down : InputKind::key_up,
                          .key = key,
                          .shift = (event.keysym.mod & KMOD_SHIFT) != 0,
                          .text = {}});
    }
}

void Window::Parts::take(const SDL_Event& event, std::vector<Input>& inputs) {
    switch (event.type) {
        case SDL_QUIT: inputs.push_back({.kind = InputKind::quit, .text = {}}); break;
        case SDL_WINDOWEVENT: take_window(event.window, inputs); break;
        case SDL_FINGERDOWN:
        case SDL_FINGERMOTION:
        case SDL_FINGERUP: take_finger(event.tfinger, inputs); break;
        case SDL_MOUSEMOTION:
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP: take_mouse(event, inputs); break;
        case SDL_KEYDOWN:
        case SDL_KEYUP: take_key(event.key, inputs); break;
        case SDL_TEXTINPUT:
            if (!types_nothing) {
                inputs.push_back({.kind = InputKind::text, .text = &event.text.text[0]});
            }
            break;
        default: break;
    }
}

/// Everything SDL has, without sleeping. Returns whether the bell had rung or anything came.
bool Window::Parts::drain(std::vector<Input>& inputs) {
    bool anything = false;
    SDL_Event event{};
    while (SDL_PollEvent(&event) == 1) {
        if (event.type == bell_event) {
            bell_rung = false;
            anything = true;
        } else {
            take(event, inputs);
        }
    }
    std::uint64_t rung = 0;
    if (!sdl_sleeps && read(bell, &rung, sizeof rung) == sizeof rung) {
        anything = true;
    }
    return anything || !inputs.empty();
}

void Window::Parts::sleep_on_sources(int milliseconds) {
    std::vector<pollfd> sources{{bell, POLLIN, 0}};
    if (devices) {
        const std::vector<pollfd> more = devices->sources();
        sources.insert(sources.end(), more.begin(), more.end());
    }
    // A signal ends the sleep too: SDL's handler for SIGTERM reports quit at the next look.
    if (::poll(sources.data(), sources.size(), milliseconds) > 0 && devices && devices->drain(sources)) {
        SDL_PumpEvents();
        if (SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_FALSE) {
            std::this_thread::sleep_for(second_look);
        }
    }
}

SDL_Surface* Window::Parts::surface() {
    SDL_Surface* shown = SDL_GetWindowSurface(window.get());
    if (shown == nullptr || shown->format->format == SDL_PIXELFORMAT_RGB888 ||
        shown->format->format == SDL_PIXELFORMAT_ARGB8888) {
        return shown;
    }
    if (!own_surface) {
        own_surface.reset(SDL_CreateRGBSurfaceWithFormat(0, shown->w, shown->h, 32, SDL_PIXELFORMAT_RGB888));
    }
    return own_surface.get();
}

Window::Window(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Window::~Window() = default;
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;

Result<Window> Window::open(const WindowOptions& options) {
    set_hints(options);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return fail(ErrorCode::bad_config, std::string("open the window: SDL: ") + SDL_GetError());
    }
    static constexpr bool running = true;
    auto parts = std::make_unique<Parts>();
    auto keys = WindowKeys::of(options.keypad);
    if (!keys) {
        return std::unexpected(keys.error());
    }
    parts->keys = std::move(*keys);
    parts->video.reset(&running);
    parts->driver = SDL_GetCurrentVideoDriver();
    if (shows_nothing(parts->driver) && !chosen_by_somebody(options)) {
        return fail(ErrorCode::bad_config, "open the window: there is no display");
    }
    parts->sdl_sleeps = sdl_sleeps(parts->driver);
    // Without this SDL would send our pixels through OpenGL. kmsdrm has no other way.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, parts->driver == "kmsdrm" ? "1" : "0");
    parts->bell = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    parts->bell_event = SDL_RegisterEvents(1);
    if (parts->driver == "kmsdrm") {
        parts->devices = std::make_unique<InputDevices>("/dev/input");
    }
    const bool fullscreen = options.mode == WindowMode::fullscreen;
    parts->window.reset(SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED,
                                         SDL_WINDOWPOS_CENTERED, options.width, options.height,
                                         fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_SHOWN));
    if (!parts->window || parts->surface() == nullptr || parts->bell < 0) {
        return fail(ErrorCode::bad_config, std::string("open the window: SDL: ") + SDL_GetError());
    }
    if (fullscreen) {
        SDL_ShowCursor(SDL_DISABLE);
    }
    parts->width = parts->surface()->w;
    parts->height = parts->surface()->h;
    return Window(std::move(parts));
}

std::vector<Input> Window::poll() {
    std::vector<Input> inputs;
    parts_->drain(inputs);
    return inputs;
}

std::vector<Input> Window::wait(std::optional<std::chrono::milliseconds> timeout) {
    std::vector<Input> inputs;
    if (parts_->drain(inputs)) {
        return inputs;
    }
    const int milliseconds = timeout ? static_cast<int>(timeout->count()) : -1;
    if (parts_->sdl_sleeps) {
        SDL_Event event{};
        if (SDL_WaitEventTimeout(&event, milliseconds) == 1) {
            parts_->bell_rung = parts_->bell_rung && event.type != parts_->bell_event;
            parts_->take(event, inputs);
        }
    } else {
        parts_->sleep_on_sources(milliseconds);
    }
    parts_->drain(inputs);
    return inputs;
}

void Window::wake() noexcept {
    parts_->ring();
}

Canvas Window::canvas() {
    SDL_Surface* surface = parts_->surface();
    assert(surface != nullptr);
    // Software surfaces of SDL never need a lock.
    assert(SDL_MUSTLOCK(surface) == 0);
    return {.pixels = static_cast<std::uint32_t*>(surface->pixels),
            .width = surface->w,
            .height = surface->h,
            .stride = surface->pitch / 4};
}

void Window::present(std::span<const PixelRect> changed) {
    if (changed.empty()) {
        return;
    }
    std::vector<SDL_Rect> rects;
    rects.reserve(changed.size());
    for (const PixelRect& rect : changed) {
        rects.push_back({rect.left, rect.top, rect.width(), rect.height()});
        if (parts_->own_surface) {
            SDL_Rect place = rects.back();
            SDL_BlitSurface(parts_->own_surface.get(), &rects.back(),
                            SDL_GetWindowSurface(parts_->window.get()), &place);
        }
    }
    // Fails only when the window was resized meanwhile; `resized` is then on its way and everything is drawn
    // again.
    static_cast<void>(
        SDL_UpdateWindowSurfaceRects(parts_->window.get(), rects.data(), static_cast<int>(rects.size())));
}

void Window::present_all() {
    const Canvas all = canvas();
    const std::array whole{PixelRect{0, 0, all.width, all.height}};
    present(whole);
}

std::string Window::driver() const {
    return parts_->driver;
}

void Window::inject_finger(InputKind kind, float x, float y, int finger) {
    SDL_Event event{};
    event.type = kind == InputKind::pointer_down   ? SDL_FINGERDOWN
                 : kind == InputKind::pointer_move ? SDL_FINGERMOTION
                                                   : SDL_FINGERUP;
    event.tfinger.touchId = injected_panel;
    event.tfinger.fingerId = finger;
    event.tfinger.x = x / static_cast<float>(parts_->width);
    event.tfinger.y = y / static_cast<float>(parts_->height);
    SDL_PushEvent(&event);
    parts_->ring();
}

void Window::inject_key(Key key, InputKind kind) {
    SDL_Event event{};
    event.type = kind == InputKind::key_down ? SDL_KEYDOWN : SDL_KEYUP;
    event.key.keysym.sym = parts_->keys.keycode_of(key);
    SDL_PushEvent(&event);
    parts_->ring();
}

void Window::inject_text(const std::string& utf8) {
    // SDL hands text on in pieces of 31 bytes; a letter is never cut.
    std::size_t from = 0;
    while (from < utf8.size()) {
        SDL_Event event{};
        event.type = SDL_TEXTINPUT;
        std::size_t size = std::min(utf8.size() - from, sizeof event.text.text - 1);
        while (from + size < utf8.size() &&
               (static_cast<unsigned char>(utf8[from + size]) & 0xC0U) == 0x80U) {
            --size;
        }
        utf8.copy(&event.text.text[0], size, from);
        SDL_PushEvent(&event);
        from += size;
    }
    parts_->ring();
}

void Window::inject_quit() {
    SDL_Event event{};
    event.type = SDL_QUIT;
    SDL_PushEvent(&event);
    parts_->ring();
}

}  // namespace kiosk::ui
