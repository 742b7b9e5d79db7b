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

// A file with this key is a specimen of its language, to be finished by somebody who speaks it.
constexpr std::string_view example_mark = "_example";

Result<nlohmann::json> read_file(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file) {
        return fail(ErrorCode::file_missing, "read the texts: " + path.string());
    }
    auto json = nlohmann::json::parse(file, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) {
        return fail(ErrorCode::bad_asset, path.string() + ": not a JSON object");
    }
    return json;
}

/// The sentences of one file in the order of text_key_names; `fallback` for those that an example leaves out.
Result<std::vector<std::string>> sentences_of(const std::filesystem::path& path,
                                              const std::vector<std::string>& fallback) {
    auto json = read_file(path);
    if (!json) {
        return std::unexpected(json.error());
    }
    const bool example = json->erase(std::string(example_mark)) > 0;
    const auto wrong = [&](std::string_view key, std::string_view what) {
        return fail(ErrorCode::bad_asset, path.string() + ": key " + std::string(key) + std::string(what));
    };
    for (const auto& item : json->items()) {
        if (!std::ranges::binary_search(text_key_names, std::string_view(item.key()))) {
            return wrong(item.key(), " is not known to the program");
        }
    }
    std::vector<std::string> sentences;
    for (const std::string_view key : text_key_names) {
        const auto found = json->find(key);
        if (found == json->end()) {
            if (!example) {
                return wrong(key, " is missing");
            }
            sentences.push_back(fallback.at(sentences.size()));
            continue;
        }
        if (!found->is_string() || found->get_ref<const std::string&>().empty()) {
            return wrong(key, " has no sentence");
        }
        sentences.push_back(found->get<std::string>());
        if (!fallback.empty() &&
            places_of(sentences.back()) != places_of(fallback.at(sentences.size() - 1))) {
            return wrong(key, " has other {places} than vi.json");
        }
    }
    return sentences;
}

/// The complete languages first, in the order of `Language`, then whatever else lies there.
std::vector<std::string> language_codes(const std::filesystem::path& folder) {
    std::vector<std::string> codes = {"vi", "en"};
    std::error_code none;
    for (const auto& file : std::filesystem::directory_iterator(folder, none)) {
        const std::string code = file.path().stem().string();
        if (file.path().extension() == ".json" && code != "vi" && code != "en") {
            codes.push_back(code);
        }
    }
    std::sort(codes.begin() + 2, codes.end());
    return codes;
}

}  // namespace

Result<Texts> Texts::load(const std::filesystem::path& folder) {
    Texts texts;
    for (const std::string& code : language_codes(folder)) {
        const auto fallback = texts.languages_.empty() ? std::vector<std::string>() : texts.in(Language::vi);
        auto sentences = sentences_of(folder / (code + ".json"), fallback);
        if (!sentences) {
            return std::unexpected(sentences.error());
        }
        texts.languages_.push_back({code, std::move(*sentences)});
    }
    return texts;
}

std::optional<Language> Texts::language(std::string_view code) const {
    const auto found = std::ranges::find(languages_, code, &Entry::code);
    return found == languages_.end() ? std::nullopt
                                     : std::optional(static_cast<Language>(found - languages_.begin()));
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
    return filled(in(language).at(static_cast<std::size_t>(key)), std::span(blanks.begin(), blanks.size()));
}

std::string Texts::named(Language language, std::string_view family, std::string_view name) const {
    std::string key(family);
    key.append(".").append(name);
    const auto found = std::ranges::lower_bound(text_key_names, key);
    if (found == text_key_names.end() || *found != key) {
        return {};
    }
    const auto place = static_cast<std::size_t>(found - text_key_names.begin());
    return in(language).at(place);
}

std::vector<std::string_view> Texts::keys_of(Language language, std::string_view sentence) const {
    const auto& sentences = in(language);
    std::vector<std::string_view> keys;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (sentences[i] == sentence) {
            keys.push_back(text_key_names[i]);
        }
    }
    return keys;
}

}  // namespace kiosk::ui
