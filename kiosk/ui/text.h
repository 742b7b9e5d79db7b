// The sentences of the screens, by key. Keys are constants made from assets/text/vi.json, so a misspelt one
// does not compile.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/base/result.h"
#include "src/text/language.h"
#include "text_keys.h"

namespace kiosk::ui {

/// A value for a place in a sentence: {"n", "3"} fills "{n}".
using Blank = std::pair<std::string_view, std::string_view>;

class Texts {
  public:
    /// Reads every language and checks it whole: vi.json, en.json, then the others by name. A file marked as
    /// an example may leave out sentences, which stay Vietnamese. Errors: file_missing; bad_asset when keys
    /// or {places} differ from the program's or from Vietnamese; the detail names file and key.
    [[nodiscard]] static Result<Texts> load(const std::filesystem::path& folder);

    [[nodiscard]] std::string text(Language language, TextKey key,
                                   std::initializer_list<Blank> blanks = {}) const;

    /// For keys made of data: `named(vi, "error", name(code))` is "error.<name>". Empty when there is none.
    [[nodiscard]] std::string named(Language language, std::string_view family, std::string_view name) const;

    /// By its code, the name of its file: "vi". nullopt when there is no such file.
    [[nodiscard]] std::optional<Language> language(std::string_view code) const;
    /// The keys that stand for exactly this sentence; several may say the same.
    [[nodiscard]] std::vector<std::string_view> keys_of(Language language, std::string_view sentence) const;

  private:
    struct Entry {
        std::string code;
        std::vector<std::string> sentences;  ///< In the order of text_key_names.
    };
    [[nodiscard]] const std::vector<std::string>& in(Language language) const {
        return languages_.at(static_cast<std::size_t>(language)).sentences;
    }

    std::vector<Entry> languages_;
};

/// The sentence with every {place} filled. Places without a value stay as they are, so that a test sees them.
[[nodiscard]] std::string filled(std::string_view sentence, std::span<const Blank> blanks);

}  // namespace kiosk::ui
