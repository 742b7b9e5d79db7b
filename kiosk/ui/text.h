// The sentences of the screens, by key. Keys are constants made from assets/text/vi.json, so a misspelt one
// does not compile.
#pragma once

#include <filesystem>
#include <initializer_list>
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
    /// Reads vi.json and en.json and checks both whole. Errors: file_missing; bad_asset when keys or {places}
    /// differ from the program's or from one language to the other; the detail names file and key.
    [[nodiscard]] static Result<Texts> load(const std::filesystem::path& folder);

    [[nodiscard]] std::string text(Language language, TextKey key,
                                   std::initializer_list<Blank> blanks = {}) const;

    /// For keys made of data: `named(vi, "error", name(code))` is "error.<name>". Empty when there is none.
    [[nodiscard]] std::string named(Language language, std::string_view family, std::string_view name) const;

  private:
    std::vector<std::string> vi_;
    std::vector<std::string> en_;
};

/// The sentence with every {place} filled. Places without a value stay as they are, so that a test sees them.
[[nodiscard]] std::string filled(std::string_view sentence, std::span<const Blank> blanks);

}  // namespace kiosk::ui
