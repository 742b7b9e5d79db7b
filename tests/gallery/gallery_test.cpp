// Every state of every step keeps the accessibility numbers and its words. Pairwise, so that it is done in a
// minute and a half; KIOSK_GALLERY=all looks at everything with everything.
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include <fmt/format.h>

#include "kiosk/ui/picture.h"
#include "tests/gallery/lints.h"
#include "tests/gallery/studio.h"
#include "tests/gallery/tour.h"
#include "tests/gallery/words.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::gallery;

namespace {

/// The findings of a whole tour: each told once with where it was found first, and how often.
class Report {
  public:
    void tell(const std::string& where, const Frame& frame, const Findings& found) {
        for (const Finding& finding : found) {
            const std::string step = where.substr(0, where.find(' '));
            auto& [first, count] = seen_[finding.lint + " " + step + ": " + finding.what];
            if (count++ == 0) {
                first = where;
                cut_out(frame, finding);
            }
        }
    }
    /// The first of them; all of them stand in findings.txt beside the pictures.
    void check() const {
        std::filesystem::create_directories(KIOSK_GALLERY_FINDINGS);
        std::ofstream all(std::filesystem::path(KIOSK_GALLERY_FINDINGS) / "findings.txt");
        int told = 0;
        for (const auto& [what, where] : seen_) {
            const auto line = fmt::format("{}\n    first: {} ({} times)", what, where.first, where.second);
            all << line << '\n';
            if (++told <= 30) {
                FAIL_CHECK(line);
            }
        }
        CHECK(seen_.empty());
    }

  private:
    /// The place as a picture, with a hand's width around it.
    void cut_out(const Frame& frame, const Finding& finding) const {
        if (frame.picture.pixels == nullptr || seen_.size() > 200) {
            return;
        }
        const float around = frame.theme.px(25);
        const ui::PixelRect box = pixels_of(finding.where.inset(-around), frame.picture);
        if (box.empty()) {
            return;
        }
        const std::filesystem::path folder = KIOSK_GALLERY_FINDINGS;
        std::filesystem::create_directories(folder);
        const ui::Canvas part{frame.picture.row(box.top) + box.left, box.width(), box.height(),
                              frame.picture.stride};
        const auto file = folder / fmt::format("{:03}-{}.png", seen_.size(), finding.lint);
        REQUIRE(ui::write_png(part, file));
    }

    std::map<std::string, std::pair<std::string, int>> seen_;
};

/// Keys with words, "@gmail.com" and "Xóa hết", need two lines where letters are largest.
bool is_known(const Finding& finding) {
    return finding.what.contains("key.gmail") || finding.what.contains("key.clear");
}

void look(Report& report, Places& places, const std::string& where, const std::string& display,
          const Studio::Sheet& sheet) {
    Findings found = findings(sheet.frame);
    std::erase_if(found, [](const Finding& finding) { return is_known(finding); });
    places.look(display, sheet.frame, found);
    if (!sheet.settled) {
        found.push_back({"settled", "never comes to rest", {}});
    }
    if (sheet.pressed) {
        found.push_back({"pressed", "answered a touch that nobody made", {}});
    }
    report.tell(where, sheet.frame, found);
}

bool everything() {
    const char* wanted = std::getenv("KIOSK_GALLERY");
    return wanted != nullptr && std::string_view(wanted) == "all";
}

}  // namespace

TEST_CASE("every state keeps the accessibility numbers") {
    std::filesystem::remove_all(KIOSK_GALLERY_FINDINGS);
    Report report;
    Places places;
    Studio studio;
    std::set<std::string> steps;
    for (const Fixture fixture : all_fixtures) {
        for (const auto language : {Language::vi, Language::en}) {
            std::size_t number = 0;
            Tour(fixture, language, [&](const std::string& state, const Flow& flow) {
                const auto show = [&](const Shot& shot) {
                    // Four times the pixels show nothing that the same panel in Full HD does not, but for
                    // rounding.
                    const bool large = panels().at(shot.panel).panel.ppi > 150;
                    const auto pixels = large && !everything() && number % 8 != 0 ? Pixels::no : Pixels::yes;
                    const std::string display = name(shot);
                    const auto where =
                        fmt::format("{}, {}, {}, {}", state, display, name(fixture), code(language));
                    studio.show(
                        flow, shot, pixels, everything() ? 1000 : most_sheets,
                        [&](const Studio::Sheet& sheet) { look(report, places, where, display, sheet); });
                };
                if (everything()) {
                    std::ranges::for_each(all_shots(), show);
                } else {
                    show(pairwise_shot(++number, fixture, language));
                }
                steps.insert(state.substr(0, state.find(' ')));
            }).take();
        }
    }
    report.check();
    CHECK(steps.size() == std::variant_size_v<Step>);
}

TEST_CASE("every two values of the displays meet") {
    std::set<std::string> met;
    std::set<std::string> wanted;
    for (const Fixture fixture : all_fixtures) {
        for (const auto language : {Language::vi, Language::en}) {
            std::size_t number = 0;
            Tour(fixture, language, [&](const std::string& state, const Flow&) {
                const Shot& shot = pairwise_shot(++number, fixture, language);
                const std::array<std::string, 6> values{
                    "step " + state.substr(0, state.find(' ')),
                    fmt::format("panel {}", shot.panel),
                    fmt::format("size {}", static_cast<int>(shot.text_size)),
                    fmt::format("contrast {}", static_cast<int>(shot.contrast)),
                    fmt::format("citizen {}", name(fixture)),
                    fmt::format("language {}", code(language))};
                for (std::size_t i = 0; i < values.size(); ++i) {
                    wanted.insert(values[i]);
                    for (std::size_t k = i + 1; k < values.size(); ++k) {
                        met.insert(values[i] + ", " + values[k]);
                    }
                }
            }).take();
        }
    }
    for (const std::string& one : wanted) {
        for (const std::string& other : wanted) {
            const auto kind = [](const std::string& value) { return value.substr(0, value.find(' ')); };
            // Steps that always look the same have six pictures, fewer than there are panels.
            const bool too_many =
                kind(one) + kind(other) == "steppanel" || kind(one) + kind(other) == "panelstep";
            if (kind(one) != kind(other) && !too_many && !met.contains(one + ", " + other) &&
                !met.contains(other + ", " + one)) {
                FAIL_CHECK("never met: " + one + " and " + other);
            }
        }
    }
    CHECK(met.size() > 400);
}

TEST_CASE("every state says the words that were reviewed") {
    for (const auto language : {Language::vi, Language::en}) {
        Studio studio;
        WordBook book;
        Tour(Fixture::plain, language, [&](const std::string& state, const Flow& flow) {
            studio.show(flow, usual_shot(), Pixels::no, most_sheets,
                        [&](const Studio::Sheet& sheet) { book.add(state, sheet.number, sheet.frame); });
        }).take();
        const auto differences =
            book.differences(std::filesystem::path("tests/gallery/words") / code(language));
        CAPTURE(differences);
        INFO("kiosk_gallery --update writes them anew");
        CHECK(differences.empty());
    }
}

TEST_CASE("the colours keep the accessibility numbers") {
    for (const auto contrast : {Contrast::normal, Contrast::high}) {
        for (const Finding& finding : palette_findings(ui::Theme::make({}, contrast, TextSize::normal))) {
            FAIL_CHECK(finding.lint + ": " + finding.what);
        }
    }
}
