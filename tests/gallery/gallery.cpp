// kiosk_gallery DIR [NAME…]: draws the sample pages upright and lying, in both languages and in the other
// displays, as PNG.
#include <algorithm>
#include <iostream>
#include <span>
#include <string>
#include <vector>

#include "tests/gallery/booth.h"
#include "tests/gallery/sample_pages.h"

namespace {

using kiosk::Contrast;
using kiosk::Language;
using kiosk::TextSize;

struct Variant {
    std::string name;
    kiosk::ui::Panel panel;
    kiosk::ui::Display display;
};

std::vector<Variant> variants() {
    const kiosk::ui::Panel upright;
    const kiosk::ui::Panel lying{1920, 1080, upright.ppi};
    return {{"upright-vi", upright, {Language::vi, TextSize::normal, Contrast::normal}},
            {"upright-en", upright, {Language::en, TextSize::normal, Contrast::normal}},
            {"lying-vi", lying, {Language::vi, TextSize::normal, Contrast::normal}},
            {"upright-high", upright, {Language::vi, TextSize::normal, Contrast::high}},
            {"upright-largest", upright, {Language::vi, TextSize::largest, Contrast::normal}},
            {"lying-large-high", lying, {Language::en, TextSize::large, Contrast::high}}};
}

}  // namespace

int main(int count, char** raw) {
    const std::vector<std::string> arguments(raw + 1, raw + count);
    if (arguments.empty()) {
        std::cerr << "usage: kiosk_gallery DIR [PART-OF-NAME…]\n";
        return 2;
    }
    std::filesystem::create_directories(arguments[0]);
    const auto wanted = [&](const std::string& name) {
        return arguments.size() == 1 ||
               std::any_of(arguments.begin() + 1, arguments.end(),
                           [&](const auto& part) { return name.find(part) != std::string::npos; });
    };
    for (const Variant& variant : variants()) {
        for (const auto& page : kiosk::gallery::sample_pages()) {
            const std::string name = variant.name + "-" + page.name;
            if (!wanted(name)) {
                continue;
            }
            kiosk::gallery::Booth booth(variant.panel, variant.display);
            booth.show(page.draw);
            booth.photograph(std::filesystem::path(arguments[0]) / (name + ".png"));
        }
    }
    return 0;
}
