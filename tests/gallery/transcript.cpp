#include "tests/gallery/transcript.h"

#include <algorithm>

#include "src/text/spoken.h"

namespace kiosk::gallery {

namespace {

/// Words alone: pauses are how it is said, not what.
std::string only_words(std::string_view text, Language language) {
    std::string words = " ";
    for (const char letter : text::spoken(text, language)) {
        const bool pause = std::string_view(",:;.!? ").find(letter) != std::string_view::npos;
        if (!pause) {
            words += letter;
        } else if (words.back() != ' ') {
            words += ' ';
        }
    }
    return words.back() == ' ' ? words : words + ' ';
}

std::string written_on(const ui::Element& element) {
    std::string text;
    for (const ui::TextRun& run : element.runs) {
        text.append(text.empty() ? "" : " ").append(run.text);
    }
    return text;
}

}  // namespace

std::vector<std::string> unspoken(const ui::Registry& screen, const ui::Texts& texts, Language language,
                                  const ui::Panel& panel) {
    const ui::Narrator narrator(texts, language, panel);
    const auto phrases = narrator.everything(screen);
    std::string said;
    for (const auto& phrase : phrases) {
        said += only_words(phrase, language) + "|";
    }
    std::vector<std::string> found;
    const auto& all = screen.elements();
    const auto modal = std::ranges::find(all, ui::Role::modal, &ui::Element::role);
    for (auto element = modal == all.end() ? all.begin() : modal; element != all.end(); ++element) {
        const bool beneath = modal != all.end() && (element->area != ui::Area::question);
        const auto written = written_on(*element);
        // A clock says "1 phút 30 giây" for "1:30", a stepper what its "+" means.
        const bool sign = element->role == ui::Role::clock || element->role == ui::Role::stepper;
        if (beneath || written.empty() || sign) {
            continue;
        }
        // What stands in a field is said with its label, which tells a year from a number.
        const bool field = element->role == ui::Role::field;
        const auto words = only_words(field ? element->label + ": " + written : written, language);
        if (said.find(words.substr(0, words.size() - 1)) == std::string::npos) {
            found.push_back("N56 written and not said: " + written);
        }
        // What was broken in the middle of a word is whole for the voice.
        if (only_words(element->spoken, language).find(words) == std::string::npos) {
            found.push_back("N50 said otherwise than written: \"" + written + "\" / \"" + element->spoken +
                            "\"");
        }
        if (element->masked && written.find("•") == std::string::npos) {
            found.push_back("N54 a masked field shows its value");
        }
    }
    for (const auto& phrase : narrator.page(screen)) {
        if (std::ranges::find(phrases, phrase) == phrases.end()) {
            found.push_back("said of a new page and not of the whole: " + phrase);
        }
    }
    return found;
}

}  // namespace kiosk::gallery
