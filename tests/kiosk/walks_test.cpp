// The three journeys from the greeting to the greeting: by keypad alone, by ear in the dark, with everything
// within low reach, and with the largest letters in high contrast. And each of them left at every state, by
// the button and by walking away.
#include "kiosk/screens/screens.h"
#include "tests/gallery/lints.h"
#include "tests/kiosk/guest.h"
#include "tests/support/catch.h"

using namespace kiosk;
using test::Guest;
using test::Hand;
using test::Visitor;
using namespace std::chrono_literals;

namespace {

constexpr ui::Panel upright{1080, 1920, 81.6};

struct Journey {
    std::string_view words;  ///< What is typed to find it.
    std::string_view code;
    Answers special;
    std::int64_t fee = 0;
};

const std::vector<Journey>& journeys() {
    static const std::vector<Journey> all{{"khai sinh", "1.001193", {}, 0},
                                          {"chung thuc ban sao", "2.000815", {}, 8000},
                                          {"tinh trang hon nhan", "1.004873", {}, 0}};
    return all;
}

void walk(Guest& guest, const Journey& journey) {
    guest.walk_up_to_file();
    guest.identify();
    guest.choose(journey.words, journey.code);
    guest.fill(journey.special);
    guest.scan_papers();
    guest.finish(journey.fee);
    CHECK(guest.visitor().at() == "attract");
    CHECK(guest.visitor().count<effect::StoreDossier>() == 1);
    CHECK(guest.visitor().count<effect::PrintSlip>() == 1);
}

void choose_display(Guest& guest, const ui::Display& display) {
    guest.visitor().does(event::SetTextSize{display.text_size});
    guest.visitor().does(event::SetContrast{display.contrast});
    guest.visitor().does(event::SetReach{display.reach});
    guest.look();
}

void walk_and_lint(const ui::Display& display) {
    const auto theme = ui::Theme::make(upright, display.contrast, display.text_size, display.reach);
    for (const Journey& journey : journeys()) {
        CAPTURE(journey.code);
        Guest guest(upright, {}, Hand::finger);
        choose_display(guest, display);
        guest.watched_by([&] {
            if (guest.visitor().at() != "attract") {
                for (const std::string& finding : gallery::findings(guest.registry(), theme)) {
                    CAPTURE(guest.visitor().at());
                    FAIL_CHECK(finding);
                }
            }
        });
        walk(guest, journey);
    }
}

std::vector<std::string> words_but_the_time(Guest& guest) {
    auto words = guest.registry().texts();
    std::erase(words, screens::clock_time(guest.visitor().flow().wall()));
    return words;
}

/// Black but for the line that says how to light the screen: nobody looks over the shoulder.
bool is_dark(Guest& guest) {
    const ui::Canvas picture = guest.picture();
    const auto& elements = guest.registry().elements();
    const auto hint = std::ranges::find(elements, "wake", &ui::Element::id);
    constexpr std::uint32_t black = 0xFF000000;
    for (int y = 0; hint != elements.end() && y < static_cast<int>(hint->drawn.y); ++y) {
        const std::uint32_t* row = picture.row(y);
        if (std::any_of(row, row + picture.width, [&](std::uint32_t pixel) { return pixel != black; })) {
            return false;
        }
    }
    return hint != elements.end();
}

/// Stops a visit after so many events.
struct Enough {};

/// A visitor in the middle of the journey, where the n-th thing has just happened; none when it ended before.
std::optional<Visitor> visitor_after(const Journey& journey, int events) {
    Visitor visitor;
    int left = events;
    visitor.watched_by([&left] {
        if (--left == 0) {
            throw Enough{};
        }
    });
    try {
        visitor.go_to_sent(journey.code, journey.fee);
        visitor.next();
        if (journey.fee > 0) {
            visitor.does(event::PayNow{});
            visitor.worker(event::IntentCreated{visitor.job(), test::sample_intent(visitor.flow().wall()),
                                                QrMatrix{29, Bytes(29 * 29, 1)}});
            visitor.wait(3s);
            visitor.worker(event::IntentAnswered{
                visitor.job(), test::sample_intent(visitor.flow().wall(), PaymentState::paid)});
            visitor.next();
        }
        visitor.take_slip();
    } catch (const Enough&) {
        visitor.watched_by([] {});
        return visitor;
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("each journey by keypad alone") {
    for (const Journey& journey : journeys()) {
        CAPTURE(journey.code);
        Guest guest(upright, {}, Hand::keypad);
        walk(guest, journey);
    }
}

TEST_CASE("each journey by keypad alone, lying") {
    Guest guest({1920, 1080, 81.6}, {}, Hand::keypad);
    walk(guest, journeys().front());
}

TEST_CASE("each journey by ear alone, with the screen dark") {
    for (const Journey& journey : journeys()) {
        CAPTURE(journey.code);
        Guest guest(upright, {}, Hand::ear);
        std::string page;
        std::size_t dark_pages = 0;
        guest.watched_by([&] {
            // Pictures of the same page in the dark are the same.
            if (std::exchange(page, guest.registry().page()) != page) {
                ++dark_pages;
                CAPTURE(page);
                CHECK(is_dark(guest));
            }
        });
        walk(guest, journey);
        CHECK(dark_pages > 10);
    }
}

TEST_CASE("each journey with everything within low reach") {
    walk_and_lint({Language::vi, TextSize::normal, Contrast::normal, Reach::low});
    walk_and_lint({Language::vi, TextSize::large, Contrast::high, Reach::low});
}

TEST_CASE("each journey with the largest letters in high contrast") {
    walk_and_lint({Language::vi, TextSize::largest, Contrast::high, Reach::whole});
}

TEST_CASE("every state of each journey is left by the button, and the next citizen is greeted as ever") {
    for (const Hand hand : {Hand::finger, Hand::keypad}) {
        Guest guest(upright, {}, hand);
        const auto greeting = words_but_the_time(guest);
        for (const Journey& journey : journeys()) {
            int states = 1;
            for (;; ++states) {
                auto visitor = visitor_after(journey, states);
                if (!visitor) {
                    break;
                }
                CAPTURE(journey.code, states, visitor->at());
                guest.next_visit(std::move(*visitor));
                if (guest.visitor().at() != "attract") {
                    guest.use("leave");
                }
                if (guest.visitor().session().overlay == Overlay::quit) {
                    guest.use("quit.0");
                }
                REQUIRE(guest.visitor().at() == "attract");
                CHECK(words_but_the_time(guest) == greeting);
                CHECK(guest.visitor().pages().empty());
                CHECK(guest.visitor().session().identity.empty());
            }
            CHECK(states > 40);
        }
    }
}

TEST_CASE("every state of each journey is left by walking away") {
    Guest guest(upright, {}, Hand::finger);
    const auto greeting = words_but_the_time(guest);
    for (const Journey& journey : journeys()) {
        int states = 1;
        for (;; ++states) {
            auto visitor = visitor_after(journey, states);
            if (!visitor) {
                break;
            }
            CAPTURE(journey.code, states, visitor->at());
            // Whoever waits for a device that never answers is not away; every such wait has an end of its
            // own.
            for (int minutes = 0; visitor->at() != "attract" && minutes < 30; ++minutes) {
                visitor->wait(60s);
            }
            REQUIRE(visitor->at() == "attract");
            guest.next_visit(std::move(*visitor));
            CHECK(words_but_the_time(guest) == greeting);
            CHECK(guest.visitor().pages().empty());
        }
        CHECK(states > 40);
    }
}
