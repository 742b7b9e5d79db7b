#include "tests/bench/x11_eyes.h"

#include <poll.h>
#include <X11/extensions/Xdamage.h>
#include <X11/extensions/XTest.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <stdexcept>

namespace kiosk::bench {

namespace {

constexpr int step = 20;

struct Close {
    void operator()(Display* display) const { XCloseDisplay(display); }
};
struct Free {
    void operator()(XImage* image) const { XDestroyImage(image); }
};

}  // namespace

struct X11Eyes::Parts {
    std::unique_ptr<Display, Close> display;
    Window root = 0;
    Damage damage = 0;
    int drawn = 0;  ///< The number of the server's "something was drawn".
    int width = 0;
    int height = 0;

    /// Takes what the server said so far; true when something was drawn.
    bool take() const {
        bool anything = false;
        while (XPending(display.get()) > 0) {
            XEvent event{};
            XNextEvent(display.get(), &event);
            anything = anything || event.type == drawn;
        }
        if (anything) {
            XDamageSubtract(display.get(), damage, None, None);
            XFlush(display.get());
        }
        return anything;
    }
};

X11Eyes::X11Eyes(const std::string& display) : parts_(std::make_unique<Parts>()) {
    parts_->display.reset(XOpenDisplay(display.c_str()));
    int first_event = 0;
    int first_error = 0;
    int major = 0;
    int minor = 0;
    if (!parts_->display || !XDamageQueryExtension(parts_->display.get(), &first_event, &first_error) ||
        !XTestQueryExtension(parts_->display.get(), &major, &first_error, &minor, &first_error)) {
        throw std::runtime_error("no X display with XTEST and DAMAGE: " + display);
    }
    Display* server = parts_->display.get();
    parts_->root = DefaultRootWindow(server);
    parts_->width = DisplayWidth(server, DefaultScreen(server));
    parts_->height = DisplayHeight(server, DefaultScreen(server));
    parts_->drawn = first_event + XDamageNotify;
    parts_->damage = XDamageCreate(server, parts_->root, XDamageReportNonEmpty);
    XSync(server, False);
}

X11Eyes::~X11Eyes() = default;

int X11Eyes::width() const {
    return parts_->width;
}

int X11Eyes::height() const {
    return parts_->height;
}

std::optional<X11Eyes::Clock::time_point> X11Eyes::wait_for_drawing(std::chrono::milliseconds patience) {
    const auto give_up = Clock::now() + patience;
    pollfd server{ConnectionNumber(parts_->display.get()), POLLIN, 0};
    while (true) {
        if (parts_->take()) {
            return Clock::now();
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(give_up - Clock::now());
        if (left.count() <= 0) {
            return std::nullopt;
        }
        ::poll(&server, 1, static_cast<int>(left.count()));
    }
}

void X11Eyes::wait_for_quiet(std::chrono::milliseconds quiet) {
    while (wait_for_drawing(quiet)) {
    }
}

std::vector<std::uint32_t> X11Eyes::look() const {
    const std::unique_ptr<XImage, Free> image(
        XGetImage(parts_->display.get(), parts_->root, 0, 0, static_cast<unsigned>(parts_->width),
                  static_cast<unsigned>(parts_->height), AllPlanes, ZPixmap));
    std::vector<std::uint32_t> seen;
    for (int y = step / 2; image && y < parts_->height; y += step) {
        for (int x = step / 2; x < parts_->width; x += step) {
            seen.push_back(static_cast<std::uint32_t>(XGetPixel(image.get(), x, y)) & 0x00FFFFFFU);
        }
    }
    return seen;
}

void X11Eyes::point(int x, int y) {
    XTestFakeMotionEvent(parts_->display.get(), -1, x, y, CurrentTime);
    XSync(parts_->display.get(), False);
}

X11Eyes::Clock::time_point X11Eyes::press(bool down) {
    const auto now = Clock::now();
    XTestFakeButtonEvent(parts_->display.get(), 1, down ? True : False, CurrentTime);
    XFlush(parts_->display.get());
    return now;
}

}  // namespace kiosk::bench
