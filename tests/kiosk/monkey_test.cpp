// Anybody's hands on everything at once: fingers, keypad, keyboard with all modifiers, mouse, what else SDL
// knows. On the real window (without a display), renderer, screens and flow, with workers in memory. Nothing
// breaks, nothing ends the program, and the walk's own checks hold after every event: nothing is sent but by
// its code, no money asked for but by who chose to pay. KIOSK_MONKEY_EVENTS=1000000 is the long form;
// KIOSK_MONKEY_SEED is where its chances begin.
#include <SDL.h>

#include <array>
#include <cstdlib>
#include <map>
#include <random>

#include <fmt/format.h>

#include "kiosk/screens/screens.h"
#include "kiosk/ui/shell.h"
#include "tests/flow/random_walk.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

// A quarter of the pixels of a 27-inch panel, with the same millimetres.
constexpr int width = 540;
constexpr int height = 960;
constexpr double inches = 27;

constexpr int short_form = 20'000;
constexpr int events_a_walk = 10'000;
constexpr int most_fingers = 10;

int from_environment(const char* name, int usual) {
    const char* wanted = std::getenv(name);
    return wanted == nullptr ? usual : std::atoi(wanted);
}

ui::ShellOptions options() {
    ui::ShellOptions options;
    options.window = {.title = "monkey", .width = width, .height = height, .driver = "dummy"};
    options.panel = ui::Panel::of_diagonal(width, height, inches);
    options.scanning = std::chrono::seconds(2);
    return options;
}

class Monkey {
  public:
    Monkey(std::uint64_t seed, ui::Shell& shell) : chance_(seed), walk_(seed), shell_(shell) {
        shell_.new_session();
        show();
    }

    void turn();
    [[nodiscard]] const test::Walk& walk() const { return walk_; }
    [[nodiscard]] const std::map<std::string, int>& pages() const { return pages_; }
    [[nodiscard]] int pressed() const { return pressed_; }

  private:
    std::size_t below(std::size_t count) { return chance_() % count; }
    bool one_in(std::size_t count) { return below(count) == 0; }
    float across() { return static_cast<float>(below(width)); }
    float down() { return static_cast<float>(below(height)); }

    void show();
    void do_something();
    void tap(ui::Point point);
    void finger();
    void mouse();
    void key();
    void oddity();

    std::mt19937_64 chance_;
    test::Walk walk_;
    ui::Shell& shell_;
    std::set<int> fingers_;
    std::map<std::string, int> pages_;
    int sessions_ = 0;
    int pressed_ = 0;
};

void Monkey::show() {
    const screens::PagePictures pictures = [](PageId, screens::PictureSize) {
        return ui::PageView{.picture = {}, .width = 707, .height = 1000};
    };
    shell_.show(walk_.flow().now(), [&](ui::Ui& ui) {
        const Flow& flow = walk_.flow();
        const Session& session = flow.session();
        ui.set_display({session.language, session.text_size, session.contrast, session.reach});
        ui.set_header({.commune = flow.hall().commune_name,
                       .centre = flow.hall().center_name,
                       .clock = screens::clock_time(flow.wall()),
                       .state = screens::state_words(flow, ui),
                       .language = screens::language_label(flow, ui)});
        const auto event = screens::draw(screens::Scene{flow, ui, pictures});
        if (event) {
            ++pressed_;
            walk_.tell(*event);
        }
        return event.has_value();
    });
    if (walk_.sessions() != sessions_) {
        sessions_ = walk_.sessions();
        shell_.new_session();
        show();
    }
    ++pages_[shell_.registry().page()];
}

void Monkey::turn() {
    walk_.pass_time();
    if (one_in(2)) {
        walk_.workers_answer();
    }
    if (one_in(2)) {
        // Chance alone never fills in a form: somebody beside the monkey goes on with the visit.
        if (walk_.flow().session().overlay != Overlay::idle) {
            walk_.tell(event::Touched{});
        }
        walk_.tell(one_in(8) ? Event(event::Back{}) : walk_.sensible());
        show();
    }
    do_something();
    const auto happened = shell_.wait(std::chrono::milliseconds(0));
    REQUIRE_FALSE(happened.quit);
    if (happened.volume != 0) {
        walk_.tell(event::ChangeVolume{happened.volume});
    }
    if (happened.touched && walk_.flow().session().overlay != Overlay::idle) {
        walk_.tell(event::Touched{});
    }
    show();
}

void Monkey::do_something() {
    switch (below(10)) {
        case 0:
        case 1:
        case 2:
        case 3: {
            const auto& elements = shell_.registry().elements();
            const auto& element = elements[below(elements.size())];
            return tap(element.hit ? ui::Point{element.hit->x + element.hit->w / 2,
                                               element.hit->y + element.hit->h / 2}
                                   : ui::Point{across(), down()});
        }
        case 4:
        case 5: return finger();
        case 6: return mouse();
        case 7:
        case 8: return key();
        default: return oddity();
    }
}

void Monkey::tap(ui::Point point) {
    if (!one_in(4)) {  // With the palm still there it is nobody's tap.
        for (const int each : fingers_) {
            shell_.window().inject_finger(ui::InputKind::pointer_up, across(), down(), each);
        }
        fingers_.clear();
    }
    shell_.window().inject_finger(ui::InputKind::pointer_down, point.x, point.y, most_fingers);
    shell_.window().inject_finger(ui::InputKind::pointer_up, point.x, point.y, most_fingers);
}

void Monkey::finger() {
    const int which = static_cast<int>(below(most_fingers));
    const bool touches = fingers_.contains(which);
    if (one_in(4)) {
        for (const int each : fingers_) {
            shell_.window().inject_finger(ui::InputKind::pointer_up, across(), down(), each);
        }
        fingers_.clear();
    } else if (!touches) {
        fingers_.insert(which);
        shell_.window().inject_finger(ui::InputKind::pointer_down, across(), down(), which);
    } else if (one_in(2)) {
        shell_.window().inject_finger(ui::InputKind::pointer_move, across(), down(), which);
    } else {
        fingers_.erase(which);
        shell_.window().inject_finger(ui::InputKind::pointer_up, across(), down(), which);
    }
}

void Monkey::mouse() {
    SDL_Event event{};
    event.type = one_in(3) ? SDL_MOUSEMOTION : one_in(2) ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP;
    if (event.type == SDL_MOUSEMOTION) {
        event.motion.x = static_cast<int>(across());
        event.motion.y = static_cast<int>(down());
    } else {
        event.button.button = static_cast<std::uint8_t>(1 + below(5));
        event.button.x = static_cast<int>(across());
        event.button.y = static_cast<int>(down());
    }
    SDL_PushEvent(&event);
}

void Monkey::key() {
    static constexpr std::array likely{SDLK_UP,     SDLK_DOWN,    SDLK_LEFT,     SDLK_RIGHT,
                                       SDLK_RETURN, SDLK_RETURN,  SDLK_ESCAPE,   SDLK_F1,
                                       SDLK_TAB,    SDLK_KP_PLUS, SDLK_KP_MINUS, SDLK_BACKSPACE};
    SDL_Event event{};
    event.type = one_in(3) ? SDL_KEYUP : SDL_KEYDOWN;
    event.key.keysym.sym = one_in(2)
                               ? likely.at(below(likely.size()))
                               : SDL_GetKeyFromScancode(static_cast<SDL_Scancode>(below(SDL_NUM_SCANCODES)));
    event.key.keysym.mod = one_in(2) ? static_cast<std::uint16_t>(chance_()) : std::uint16_t{KMOD_NONE};
    event.key.repeat = one_in(6) ? 1 : 0;
    SDL_PushEvent(&event);
}

void Monkey::oddity() {
    static constexpr std::array words{"a",          "Đặng", "\xff\xfe", "\x1b[A", "💥",
                                      "0912345678", "{n}",  "%s%n",     " ",      "ễ"};
    static constexpr std::array<std::uint32_t, 7> types{
        SDL_MOUSEWHEEL,    SDL_MULTIGESTURE,  SDL_DOLLARGESTURE, SDL_CLIPBOARDUPDATE,
        SDL_KEYMAPCHANGED, SDL_JOYBUTTONDOWN, SDL_TEXTEDITING};
    if (one_in(2)) {
        return shell_.window().inject_text(words.at(below(words.size())));
    }
    SDL_Event event{};
    event.type = types.at(below(types.size()));
    SDL_PushEvent(&event);
}

}  // namespace

TEST_CASE("a monkey breaks nothing, gets nowhere else, and sends nothing by chance") {
    const auto texts = ui::Texts::load("assets/text");
    REQUIRE(texts);
    auto shell = ui::Shell::open(options(), *texts);
    REQUIRE(shell);
    const int wanted = from_environment("KIOSK_MONKEY_EVENTS", short_form);
    const int first_seed = from_environment("KIOSK_MONKEY_SEED", 1);
    std::map<std::string, int> pages;
    int submitted = 0;
    int paid = 0;
    int sessions = 0;
    int pressed = 0;
    for (int done = 0; done < wanted; done += events_a_walk) {
        Monkey monkey(static_cast<std::uint64_t>(first_seed + done), **shell);
        for (int i = 0; i < std::min(events_a_walk, wanted - done); ++i) {
            CAPTURE(done, i);
            monkey.turn();
        }
        for (const auto& [page, times] : monkey.pages()) {
            pages[page] += times;
        }
        submitted += monkey.walk().submitted();
        paid += monkey.walk().paid();
        sessions += monkey.walk().sessions();
        pressed += monkey.pressed();
    }
    fmt::print(
        "{} events pressed {} things on {} pages; {} visits, {} dossiers sent, {} payments asked for\n",
        wanted, pressed, pages.size(), sessions, submitted, paid);
    // A monkey that gets nowhere proves nothing.
    CHECK(pages.size() > 15);
    CHECK(pressed > wanted / 20);
    CHECK(submitted > 0);
    CHECK(sessions > wanted / 1000);
}
