#include "kiosk/ui/text.h"

#include <algorithm>
#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

namespace kiosk::ui {

namespace {

std::set<std::string, std::less<>> places_of(std::string_view sentence) {
    std::set<std::string, std::less<>> places;
    for (std::size_t open = sentence.find('{'); open != std::string_view::npos;
         open = sentence.find('{', open + 1)) {
        const std::size_t close = sentence.find('}', open);
        if (close != std::string_view::npos) {
            places.emplace(sentence.substr(open + 1, close - open - 1));
        }
    }
    return places;
}

/// The sentences of one file, in the order of text_key_names.
Result<std::vector<std::string>> read_file(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file) {
        return fail(ErrorCode::file_missing, "read the texts: " + path.string());
    }
    const auto json = nlohmann::json::parse(file, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) {
        return fail(ErrorCode::bad_asset, path.string() + ": not a JSON object");
    }
    std::vector<std::string> sentences;
    for (const auto& [key, value] : json.items()) {
        if (sentences.size() >= text_key_names.size() || key != text_key_names[sentences.size()]) {
            const std::string wanted = sentences.size() < text_key_names.size()
                                           ? std::string(text_key_names[sentences.size()])
                                           : "no more";
            return fail(ErrorCode::bad_asset,
                        path.string() + ": key " + key + " where the program has " + wanted);
        }
        if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
            return fail(ErrorCode::bad_asset, path.string() + ": key " + key + " has no sentence");
        }
        sentences.push_back(value.get<std::string>());
    }
    if (sentences.size() != text_key_names.size()) {
        return fail(ErrorCode::bad_asset,
                    path.string() + ": key " + std::string(text_key_names[sentences.size()]) + " is missing");
    }
    return sentences;
}

}  // namespace

Result<Texts> Texts::load(const std::filesystem::path& folder) {
    auto vi = read_file(folder / "vi.json");
    if (!vi) {
        return std::unexpected(vi.error());
    }
    auto en = read_file(folder / "en.json");
    if (!en) {
        return std::unexpected(en.error());
    }
    for (std::size_t i = 0; i < vi->size(); ++i) {
        if (places_of((*vi)[i]) != places_of((*en)[i])) {
            return fail(ErrorCode::bad_asset, (folder / "en.json").string() + ": key " +
                                                  std::string(text_key_names[i]) +
                                                  " has other {places} than vi.json");
        }
    }
    Texts texts;
    texts.vi_ = std::move(*vi);
    texts.en_ = std::move(*en);
    return texts;
}

std::string filled(std::string_view sentence, std::span<const Blank> blanks) {
    std::string out;
    while (!sentence.empty()) {
        const std::size_t open = sentence.find('{');
        const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos) {
            break;
        }
        const std::string_view place = sentence.substr(open + 1, close - open - 1);
        const auto blank = std::ranges::find(blanks, place, &Blank::first);
        out += sentence.substr(0, open);
        out += blank == blanks.end() ? sentence.substr(open, close + 1 - open) : blank->second;
        sentence.remove_prefix(close + 1);
    }
    return out.append(sentence);
}

std::string Texts::text(Language language, TextKey key, std::initializer_list<Blank> blanks) const {
    const auto& sentences = language == Language::vi ? vi_ : en_;
    return filled(sentences.at(static_cast<std::size_t>(key)), std::span(blanks.begin(), blanks.size()));
}

std::string Texts::named(Language language, std::string_view family, std::string_view name) const {
    std::string key(family);
    key.append(".").append(name);
    const auto found = std::ranges::lower_bound(text_key_names, key);
    if (found == text_key_names.end() || *found != key) {
        return {};
    }
    const auto place = static_cast<std::size_t>(found - text_key_names.begin());
    return (language == Language::vi ? vi_ : en_).at(place);
}

}  // namespace kiosk::ui
