// A lint that cannot fail is no lint: a good screen is broken in one way at a time, and exactly that lint
// must say so.
#include "tests/gallery/lints.h"

#include <algorithm>
#include <array>
#include <functional>
#include <span>

#include "tests/gallery/booth.h"
#include "tests/gallery/sample_pages.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::gallery;

namespace {

/// A sample page as a frame that can be spoilt.
class Specimen {
  public:
    explicit Specimen(std::string_view page, Contrast contrast = Contrast::normal)
        : booth_({}, {Language::vi, TextSize::normal, contrast}) {
        const auto pages = sample_pages();
        const auto sample = std::ranges::find(pages, page, &SamplePage::name);
        booth_.show(sample->draw);
        frame_.theme = booth_.theme();
        frame_.page = booth_.registry().page();
        frame_.elements = booth_.registry().elements();
        frame_.picture = booth_.develop(picture_);
        frame_.letters = booth_.letters(letters_);
    }

    [[nodiscard]] Frame& frame() { return frame_; }
    [[nodiscard]] ui::Element& element(std::string_view id) {
        return *std::ranges::find(frame_.elements, id, &ui::Element::id);
    }
    [[nodiscard]] ui::Element& first(ui::Role role) {
        return *std::ranges::find(frame_.elements, role, &ui::Element::role);
    }
    /// The first text of two lines.
    [[nodiscard]] ui::Element& two_lines() {
        return *std::ranges::find_if(frame_.elements, [](const ui::Element& element) {
            return element.runs.size() == 2 && element.runs.front().type == element.runs.back().type;
        });
    }
    void forget_pixels() { frame_.picture = {}; }
    void move(ui::Element& element, ui::Rect to) {
        const auto mm = [&](float pixels) { return static_cast<float>(frame_.theme.mm(pixels)); };
        element.drawn = to;
        element.hit = to;
        element.hit_mm = {mm(to.x), mm(to.y), mm(to.w), mm(to.h)};
    }
    void paint(const ui::Rect& where, ui::Color color) {
        const ui::PixelRect box = pixels_of(where, frame_.picture);
        for (int y = box.top; y < box.bottom; ++y) {
            std::fill(frame_.picture.row(y) + box.left, frame_.picture.row(y) + box.right, packed(color));
        }
    }
    /// Every pixel of one colour becomes another.
    void repaint(const ui::Rect& where, ui::Color from, ui::Color to) {
        const ui::PixelRect box = pixels_of(where, frame_.picture);
        for (int y = box.top; y < box.bottom; ++y) {
            for (int x = box.left; x < box.right; ++x) {
                std::uint32_t& pixel = frame_.picture.row(y)[x];
                pixel = (pixel & 0xFFFFFFU) == packed(from) ? packed(to) : pixel;
            }
        }
    }

  private:
    static std::uint32_t packed(ui::Color color) {
        return static_cast<std::uint32_t>(color.r) << 16U | static_cast<std::uint32_t>(color.g) << 8U |
               color.b;
    }

    Booth booth_;
    Frame frame_;
    std::vector<std::uint32_t> picture_;
    std::vector<std::uint32_t> letters_;
};

struct Spoiler {
    std::string_view lint;
    std::string_view page;
    std::function<void(Specimen&)> spoil;
};

void grow(Specimen& specimen, std::string_view id, float left, float top, float right, float bottom) {
    ui::Element& element = specimen.element(id);
    const ui::Rect hit = *element.hit;
    specimen.move(element, {hit.x - left, hit.y - top, hit.w + left + right, hit.h + top + bottom});
}

/// Copies of an element, side by side below the last thing to touch in the content.
void add_copies(Specimen& specimen, std::string_view of, std::span<const std::string_view> ids,
                std::string_view below) {
    const ui::Element original = specimen.element(of);
    const ui::Rect last = specimen.element(below).drawn;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        ui::Element copy = original;
        copy.id = ids[i];
        copy.runs.clear();
        specimen.move(copy, {60 + 320 * static_cast<float>(i), last.bottom() + 20, 300, 70});
        specimen.frame().elements.push_back(copy);
    }
}

/// Changes words and voice alike.
void say(ui::Element& element, const std::string& words) {
    element.runs.front().text = words;
    element.spoken = words;
}

/// Ways to break a screen that its data shows.
std::vector<Spoiler> broken_data() {
    using ui::Role;
    return {
        {"N1", "review", [](Specimen& s) { grow(s, "child", 0, 0, 30 - s.element("child").drawn.w, 0); }},
        {"N2", "review", [](Specimen& s) { grow(s, "back", 0, 0, -60, 0); }},
        {"N3", "review", [](Specimen& s) { grow(s, "leave", 0, 0, 5, 0); }},
        {"N4", "review", [](Specimen& s) { s.element("child").drawn = s.element("child").drawn.inset(9); }},
        {"N9", "review", [](Specimen& s) { grow(s, "leave", 30, 0, 0, 0); }},
        {"N10", "review", [](Specimen& s) { s.first(Role::heading).runs.front().cap_mm = 4.0; }},
        {"N14", "review", [](Specimen& s) { s.two_lines().runs.back().box.y -= 4; }},
        {"N17", "review", [](Specimen& s) { say(s.first(Role::heading), std::string(61, 'a')); }},
        {"N18", "review", [](Specimen& s) { s.first(Role::heading).runs.front().inside = false; }},
        {"N18", "review", [](Specimen& s) { say(s.first(Role::heading), "Mọi thông tin…"); }},
        {"N20", "review", [](Specimen& s) { s.first(Role::heading).runs.front().ink = {90, 90, 90}; }},
        {"N24", "review", [](Specimen& s) { s.element("child").hit.reset(); }},
        {"N25", "single_choice", [](Specimen& s) { s.element("way.1").icons.clear(); }},
        {"N25", "sent", [](Specimen& s) { s.first(Role::notice).icons.clear(); }},
        {"N30", "date",
         [](Specimen& s) {
             static constexpr std::array<std::string_view, 2> more{"another.day", "third.day"};
             add_copies(s, "birth.day", more, "sex.1");
         }},
        {"N31", "rate",
         [](Specimen& s) {
             static constexpr std::array<std::string_view, 3> more{"rate.5", "rate.6", "rate.7"};
             add_copies(s, "rate.4", more, "rate.0");
         }},
        {"N32", "review", [](Specimen& s) { s.first(Role::heading).drawn.x = -40; }},
        {"N33", "review", [](Specimen& s) { s.element("back").primary = true; }},
        {"N37", "review",
         [](Specimen& s) { std::erase_if(s.frame().elements, [](auto& e) { return e.id == "language"; }); }},
        {"N50", "name", [](Specimen& s) { s.first(Role::key).spoken.clear(); }},
        {"N54", "review", [](Specimen& s) { s.frame().secrets = {"Nguyễn Thị Ánh Nguyệt"}; }},
        {"N56", "review", [](Specimen& s) { s.first(Role::heading).spoken = "khác"; }},
        {"N57", "answers",
         [](Specimen& s) { std::swap(s.first(Role::choice), *(&s.first(Role::choice) + 1)); }},
        {"N60", "review", [](Specimen& s) { s.frame().theme.reach = 1000; }},
        {"ids", "answers", [](Specimen& s) { (&s.first(Role::choice) + 1)->id = s.first(Role::choice).id; }},
        {"overlap", "review",
         [](Specimen& s) {
             s.first(Role::header).runs.front().box = s.first(Role::heading).runs.front().box;
         }},
        {"unfilled", "review", [](Specimen& s) { say(s.first(Role::heading), "Còn {n} giây"); }},
    };
}

/// And ways that only its pixels show.
std::vector<Spoiler> broken_pixels() {
    return {
        {"N15", "review",
         [](Specimen& s) {
             // The marks above the capitals of the question, cut off as a clip rectangle would.
             const auto& run = s.first(ui::Role::heading).runs.front();
             s.paint({run.box.x, run.box.y, run.box.w, run.box.h * 0.42F}, run.ground);
         }},
        {"N20 measured", "review",
         [](Specimen& s) {
             const auto& run = s.first(ui::Role::heading).runs.front();
             s.repaint(run.box, run.ground, {150, 150, 150});
         }},
        {"N20 icons", "review",
         [](Specimen& s) {
             const auto& icon = s.element("child").icons.front();
             s.paint(icon.box, {255, 255, 255});
         }},
        {"N23", "review",
         [](Specimen& s) {
             const ui::Rect& box = s.element("leave").drawn;
             s.paint({box.x - 4, box.y - 4, 12, box.h + 8}, s.frame().theme.colors.background);
         }},
    };
}

enum class Kept { data, pixels };

void check(const Spoiler& spoiler, Kept kept) {
    CAPTURE(spoiler.lint, spoiler.page);
    Specimen specimen(spoiler.page);
    for (const Finding& finding : findings(specimen.frame())) {
        FAIL_CHECK("before it was broken: " + finding.lint + ": " + finding.what);
    }
    spoiler.spoil(specimen);
    if (kept == Kept::data) {
        specimen.forget_pixels();  // They still show the screen as it was.
    }
    const Findings found = findings(specimen.frame());
    CHECK_FALSE(found.empty());
    for (const Finding& finding : found) {
        CAPTURE(finding.what);
        CHECK(finding.lint == spoiler.lint);
    }
}

}  // namespace

TEST_CASE("each lint finds the screen that was broken for it, and no other lint does") {
    std::vector<std::string_view> broken;
    for (const Spoiler& spoiler : broken_data()) {
        check(spoiler, Kept::data);
        broken.push_back(spoiler.lint);
    }
    for (const Spoiler& spoiler : broken_pixels()) {
        check(spoiler, Kept::pixels);
        broken.push_back(spoiler.lint);
    }
    for (const Lint& lint : lints()) {
        CAPTURE(lint.name);
        CHECK(std::ranges::find(broken, lint.name) != broken.end());
    }
}

TEST_CASE("what moves from page to page is found") {
    Specimen specimen("review");
    Places places;
    Findings found;
    places.look("27", specimen.frame(), found);
    places.look("27", specimen.frame(), found);
    CHECK(found.empty());
    grow(specimen, "help", 0, 0, 2, 0);
    places.look("32", specimen.frame(), found);
    CHECK(found.empty());  // Another panel, another place.
    places.look("27", specimen.frame(), found);
    REQUIRE(found.size() == 1);
    CHECK(found.front().what.contains("help"));
}

TEST_CASE("colours that could be taken for a message or for each other are found") {
    ui::Theme theme = ui::Theme::make({}, Contrast::normal, TextSize::normal);
    CHECK(palette_findings(theme).empty());
    ui::Theme green = theme;
    green.colors.tints[2].ground = green.colors.tone[static_cast<std::size_t>(ui::Tone::success)].ground;
    REQUIRE_FALSE(palette_findings(green).empty());
    CHECK(palette_findings(green).front().lint == "N26");
    ui::Theme dull = theme;
    dull.colors.focus = dull.colors.outline;
    REQUIRE_FALSE(palette_findings(dull).empty());
    CHECK(palette_findings(dull).front().lint == "N25 colours");
}
