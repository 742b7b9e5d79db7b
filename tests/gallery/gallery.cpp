// kiosk_gallery DIR [NAME…]      writes pictures of the sample pages and of every state of every step
// kiosk_gallery --all DIR [NAME…] the same on every panel, in every size and contrast, for every citizen
// kiosk_gallery --update          writes tests/gallery/words anew; look at the difference before it is
// committed
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "kiosk/ui/picture.h"
#include "tests/gallery/booth.h"
#include "tests/gallery/sample_pages.h"
#include "tests/gallery/studio.h"
#include "tests/gallery/tour.h"
#include "tests/gallery/words.h"

namespace {

using namespace kiosk;
using namespace kiosk::gallery;

constexpr int no_limit = 1000;

struct Wishes {
    std::filesystem::path folder;
    bool all = false;
    std::vector<std::string> names;

    [[nodiscard]] bool want(const std::string& picture) const {
        return names.empty() ||
               std::ranges::any_of(names, [&](const std::string& part) { return picture.contains(part); });
    }
};

std::string file_name(std::string words) {
    std::ranges::replace_if(
        words, [](char letter) { return letter == ' ' || letter == '/' || letter == '#'; }, '_');
    return words;
}

/// The usual display, lying down, and the hardest of each.
std::vector<Shot> shots(bool all) {
    if (all) {
        return all_shots();
    }
    return {{0, TextSize::normal, Contrast::normal},
            {1, TextSize::normal, Contrast::normal},
            {0, TextSize::largest, Contrast::normal},
            {1, TextSize::large, Contrast::high}};
}

void write_samples(const Wishes& wishes) {
    for (const Shot& shot : shots(wishes.all)) {
        for (const auto language : {Language::vi, Language::en}) {
            for (const auto& page : sample_pages()) {
                const std::string picture =
                    fmt::format("sample {} {} {}", page.name, name(shot), code(language));
                if (wishes.want(picture)) {
                    Booth booth(panels().at(shot.panel).panel, {language, shot.text_size, shot.contrast});
                    booth.show(page.draw);
                    booth.photograph(wishes.folder / (file_name(picture) + ".png"));
                }
            }
        }
    }
}

void write_states(const Wishes& wishes) {
    Studio studio;
    for (const Fixture fixture : all_fixtures) {
        for (const auto language : {Language::vi, Language::en}) {
            const auto watch = [&](const std::string& state, const Flow& flow) {
                for (const Shot& shot : shots(wishes.all)) {
                    const std::string picture =
                        fmt::format("{} {} {} {}", state, name(shot), name(fixture), code(language));
                    if (!wishes.want(picture) || (!wishes.all && fixture == Fixture::stacked)) {
                        continue;
                    }
                    studio.show(
                        flow, shot, Pixels::yes, wishes.all ? no_limit : most_sheets,
                        [&](const Studio::Sheet& sheet) {
                            const auto file = fmt::format("{}-{}.png", file_name(picture), sheet.number + 1);
                            if (const auto written = ui::write_png(sheet.frame.picture, wishes.folder / file);
                                !written) {
                                std::cerr << written.error().detail << '\n';
                                std::exit(1);
                            }
                        });
                }
            };
            Tour(fixture, language, watch).take();
        }
    }
}

void write_words() {
    for (const auto language : {Language::vi, Language::en}) {
        Studio studio;
        WordBook book;
        Tour(Fixture::plain, language, [&](const std::string& state, const Flow& flow) {
            studio.show(flow, usual_shot(), Pixels::no, most_sheets,
                        [&](const Studio::Sheet& sheet) { book.add(state, sheet.number, sheet.frame); });
        }).take();
        book.write(std::filesystem::path("tests/gallery/words") / code(language));
    }
}

}  // namespace

int main(int count, char** raw) {
    std::vector<std::string> arguments(raw + 1, raw + count);
    const bool update = std::erase(arguments, "--update") > 0;
    const bool all = std::erase(arguments, "--all") > 0;
    if (update) {
        write_words();
    } else if (arguments.empty()) {
        std::cerr << "usage: kiosk_gallery [--all] DIR [PART-OF-NAME…]\n       kiosk_gallery --update\n";
        return 2;
    } else {
        const Wishes wishes{arguments.front(), all, {arguments.begin() + 1, arguments.end()}};
        std::filesystem::create_directories(wishes.folder);
        write_samples(wishes);
        write_states(wishes);
    }
    return 0;
}
