#include "tests/gallery/studio.h"

#include <array>

#include <fmt/format.h>

#include "kiosk/screens/screens.h"
#include "src/dossier/answers.h"

namespace kiosk::gallery {

namespace {

/// Answers that the review must hide.
std::vector<std::string> secrets_of(const Flow& flow) {
    std::vector<std::string> secrets;
    const Session& session = flow.session();
    if (!std::holds_alternative<step::Review>(session.step)) {
        return secrets;
    }
    for (const FormGroup* group : asked_groups(*session.form, session.answers)) {
        for (const Field* field : asked_fields(*group, session.answers)) {
            const auto value = answer(session.answers, field->id);
            if (field->sensitive && value.size() > 3) {
                secrets.emplace_back(value);
            }
        }
    }
    return secrets;
}

}  // namespace

const std::vector<NamedPanel>& panels() {
    const auto both = [] {
        struct Size {
            std::string_view upright;
            std::string_view lying;
            int shorter;
            int longer;
            double inch;
        };
        static constexpr std::array<Size, 7> sizes{{{"27-upright", "27-lying", 1080, 1920, 27},
                                                    {"15.6-upright", "15.6-lying", 1080, 1920, 15.6},
                                                    {"21.5-upright", "21.5-lying", 1080, 1920, 21.5},
                                                    {"24-upright", "24-lying", 1080, 1920, 24},
                                                    {"32-upright", "32-lying", 1080, 1920, 32},
                                                    {"21.5-4k-upright", "21.5-4k-lying", 2160, 3840, 21.5},
                                                    {"27-4k-upright", "27-4k-lying", 2160, 3840, 27}}};
        std::vector<NamedPanel> all;
        for (const Size& size : sizes) {
            all.push_back({size.upright, ui::Panel::of_diagonal(size.shorter, size.longer, size.inch)});
            all.push_back({size.lying, ui::Panel::of_diagonal(size.longer, size.shorter, size.inch)});
        }
        return all;
    };
    static const std::vector<NamedPanel> all = both();
    return all;
}

const std::vector<Shot>& all_shots() {
    static const std::vector<Shot> all = [] {
        std::vector<Shot> shots;
        for (const auto contrast : {Contrast::normal, Contrast::high}) {
            for (const auto size : {TextSize::normal, TextSize::large, TextSize::largest}) {
                for (std::size_t panel = 0; panel < panels().size(); ++panel) {
                    shots.push_back({panel, size, contrast});
                }
            }
        }
        return shots;
    }();
    return all;
}

Shot usual_shot() {
    return all_shots().front();
}

std::string name(const Shot& shot) {
    static constexpr std::array<std::string_view, 3> sizes{"normal", "large", "largest"};
    return fmt::format("{} {}{}", panels().at(shot.panel).name,
                       sizes.at(static_cast<std::size_t>(shot.text_size)),
                       shot.contrast == Contrast::high ? " high" : "");
}

const Shot& pairwise_shot(std::size_t state, Fixture fixture, Language language) {
    const auto& all = all_shots();
    const auto citizen = static_cast<std::size_t>(fixture) * 2 + static_cast<std::size_t>(language);
    // Both steps share no divisor with the number of shots, so the states walk through all of them.
    return all[(state * 37 + citizen * 29) % all.size()];
}

Booth& Studio::booth_for(const Shot& shot) {
    auto& booth = booths_[{shot.panel, shot.text_size}];
    if (!booth) {
        booth = std::make_unique<Booth>(panels().at(shot.panel).panel,
                                        ui::Display{.text_size = shot.text_size, .contrast = shot.contrast});
    }
    return *booth;
}

void Studio::show(const Flow& flow, const Shot& shot, Pixels pixels, int limit, const Look& look) {
    Booth& booth = booth_for(shot);
    booth.set_display({flow.session().language, shot.text_size, shot.contrast});
    const ui::PageView paper = booth.sample_paper();
    const screens::PagePictures pictures = [&](PageId, screens::PictureSize) { return paper; };
    std::optional<Event> pressed;
    const Booth::Draw draw = [&](ui::Ui& ui) {
        ui.set_header({.commune = flow.hall().commune_name,
                       .centre = flow.hall().center_name,
                       .clock = screens::clock_time(flow.wall()),
                       .state = screens::state_words(flow, ui),
                       .language = screens::language_label(flow, ui),
                       .listen = screens::listen_label(flow, ui)});
        if (auto event = screens::draw(screens::Scene{flow, ui, pictures})) {
            pressed = std::move(event);
        }
    };
    // Another page in between: sheets, lists and keys begin anew.
    booth.show([](ui::Ui& ui) { static_cast<void>(ui.page({.id = "between"})); });
    booth.show(draw);
    Frame frame{.theme = booth.theme(), .secrets = secrets_of(flow)};
    for (int sheet = 0;; ++sheet) {
        frame.page = booth.registry().page();
        frame.elements = booth.registry().elements();
        const auto next = booth.registry().find_id("pager.next");
        if (pixels == Pixels::yes) {
            frame.picture = booth.develop(picture_);
            frame.letters = booth.letters(letters_);
        }
        look({frame, sheet, booth.settled(), pressed});
        if (!next || sheet + 1 >= limit) {
            return;
        }
        booth.wait(std::chrono::seconds(1));
        booth.tap(draw, *next);
    }
}

}  // namespace kiosk::gallery
