// From the finger to the pixels, on the home screen of the product: the real screens, texts, catalogue and
// letters, in process under SDL's dummy driver.
#include <fmt/format.h>

#include <cstdlib>
#include <memory>

#include "kiosk/screens/screens.h"
#include "kiosk/ui/shell.h"
#include "tests/bench/must.h"
#include "tests/bench/numbers.h"
#include "tests/support/assets.h"

namespace {

using namespace kiosk;
using bench::must;
using Clock = std::chrono::steady_clock;

constexpr double panel_inches = 27;

ui::ShellOptions options(int width, int height) {
    ui::ShellOptions options;
    options.window = {.title = "bench", .width = width, .height = height, .driver = "dummy"};
    options.panel = ui::Panel::of_diagonal(width, height, panel_inches);
    return options;
}

Hall hall() {
    Hall hall;
    hall.commune_name = "Ủy ban nhân dân phường Ea Kao";
    hall.center_name = "Trung tâm Phục vụ hành chính công phường Ea Kao";
    hall.help_phone = "1022";
    return hall;
}

/// What App does between two sleeps, without the devices.
class Kiosk {
  public:
    Kiosk(int width, int height) : shell_(must(ui::Shell::open(options(width, height), texts_))) {
        tick();
        show();
        start();
        if (!std::holds_alternative<step::Home>(flow_.step())) {
            fmt::print(stderr, "the first touch does not lead home\n");
            std::exit(EXIT_FAILURE);
        }
    }

    /// Sleeps until the finger is there, then answers it with a picture.
    void answer() {
        const auto happened = shell_->wait(std::chrono::milliseconds(100));
        tick();
        if (happened.touched) {
            static_cast<void>(flow_.handle(event::Touched{}));
        }
        show();
    }

    void show() {
        const screens::PagePictures no_pages = [](PageId, screens::PictureSize) { return std::nullopt; };
        shell_->show(uptime(), [&](ui::Ui& ui) {
            const auto& session = flow_.session();
            ui.set_display({session.language, session.text_size, session.contrast});
            ui.set_header({.commune = flow_.hall().commune_name,
                           .centre = flow_.hall().center_name,
                           .clock = screens::clock_time(flow_.wall()),
                           .state = {},
                           .language = screens::language_label(flow_, ui)});
            const auto event = screens::draw(screens::Scene{flow_, ui, no_pages});
            if (event) {
                static_cast<void>(flow_.handle(*event));
            }
            return event.has_value();
        });
    }

    void finger(ui::InputKind kind, ui::Point at) { shell_->window().inject_finger(kind, at.x, at.y); }

    /// The middles of what can be touched and is such a thing.
    [[nodiscard]] std::vector<ui::Point> targets(ui::Role role) const {
        std::vector<ui::Point> middles;
        for (const auto& element : shell_->registry().elements()) {
            if (element.hit && element.role == role) {
                middles.push_back(middle(*element.hit));
            }
        }
        return middles;
    }

    [[nodiscard]] ui::Shell& shell() { return *shell_; }

  private:
    static ui::Point middle(const ui::Rect& rect) { return {rect.x + rect.w / 2, rect.y + rect.h / 2}; }
    static Uptime uptime() { return std::chrono::duration_cast<Uptime>(Clock::now().time_since_epoch()); }

    void tick() {
        static_cast<void>(flow_.handle(event::Tick{
            uptime(), std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())}));
    }

    /// From the first screen home, by its one button.
    void start() {
        for (const auto& element : shell_->registry().elements()) {
            if (element.primary && element.hit) {
                const ui::Point at = middle(*element.hit);
                finger(ui::InputKind::pointer_down, at);
                answer();
                finger(ui::InputKind::pointer_up, at);
                answer();
                return;
            }
        }
    }

    ui::Texts texts_ = must(ui::Texts::load("assets/text"));
    std::unique_ptr<ui::Shell> shell_;
    Flow flow_{test::catalog(), hall(), Timeouts{}};
};

/// What is on the window's surface, to prove that a press changed it.
std::uint64_t pixels_of(ui::Shell& shell) {
    const ui::Canvas canvas = shell.window().canvas();
    std::uint64_t sum = 0;
    for (int y = 0; y < canvas.height; ++y) {
        for (int x = 0; x < canvas.width; ++x) {
            sum = sum * 31 + canvas.row(y)[x];
        }
    }
    return sum;
}

bench::Samples finger_to_pixels(Kiosk& kiosk, ui::Role role) {
    const auto targets = kiosk.targets(role);
    const ui::Point nowhere{1, 1};
    bench::Samples samples;
    constexpr int presses = 1000;
    for (int press = 0; press < presses; ++press) {
        const ui::Point target = targets[static_cast<std::size_t>(press) % targets.size()];
        const bool proved = press < std::ssize(targets);
        const std::uint64_t before = proved ? pixels_of(kiosk.shell()) : 0;
        const auto start = Clock::now();
        kiosk.finger(ui::InputKind::pointer_down, target);
        kiosk.answer();
        samples.add(Clock::now() - start);
        if (proved && pixels_of(kiosk.shell()) == before) {
            fmt::print(stderr, "the press changed no pixel\n");
            std::exit(EXIT_FAILURE);
        }
        // Slips off, so that the screen stays.
        kiosk.finger(ui::InputKind::pointer_move, nowhere);
        kiosk.answer();
        kiosk.finger(ui::InputKind::pointer_up, nowhere);
        kiosk.answer();
    }
    return samples;
}

void redraws(Kiosk& kiosk, std::string_view where, double most) {
    constexpr int times = 300;
    bench::Samples whole;
    bench::Samples unchanged;
    for (int i = 0; i < times; ++i) {
        kiosk.shell().forget_picture();
        auto start = Clock::now();
        kiosk.show();
        whole.add(Clock::now() - start);
        start = Clock::now();
        kiosk.show();
        unchanged.add(Clock::now() - start);
    }
    bench::print_row(fmt::format("whole screen drawn, {}", where), whole, "ms", {.p50 = most});
    bench::print_row(fmt::format("nothing changed, {}", where), unchanged, "ms", {});
}

}  // namespace

int main() {
    constexpr double full_hd = 4;
    {
        Kiosk kiosk(1080, 1920);
        bench::print_row("finger down to pixels, a card of home", finger_to_pixels(kiosk, ui::Role::choice),
                         "ms", {.p50 = 1.0, .p99 = 4.0});
        bench::print_row("finger down to pixels, a button of home", finger_to_pixels(kiosk, ui::Role::button),
                         "ms", {.p50 = 0.3});
        redraws(kiosk, "home, 1080x1920", full_hd);
    }
    Kiosk kiosk(2160, 3840);
    redraws(kiosk, "home, 2160x3840", 4 * full_hd);
    return EXIT_SUCCESS;
}
