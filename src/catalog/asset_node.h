// Reads a JSON asset strictly: every key is asked for once, every key not asked for is a mistake. The first
// mistake of a file is kept with the way to it ("documents[2].when"); reading goes on with defaults, so
// readers need no branches.
#pragma once

#include <fmt/core.h>

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/base/result.h"
#include "src/base/time.h"
#include "src/catalog/form.h"
#include "src/text/language.h"

namespace kiosk {

/// The first mistake found in one file.
class Mistake {
  public:
    explicit Mistake(std::string file) : file_(std::move(file)) {}
    void note(const std::string& where, const std::string& what);
    [[nodiscard]] bool any() const { return error_.has_value(); }
    [[nodiscard]] std::unexpected<Error> error() const { return std::unexpected(*error_); }

  private:
    std::string file_;
    std::optional<Error> error_;
};

class AssetNode {
  public:
    AssetNode(const nlohmann::json& value, Mistake& mistake) : value_(&value), mistake_(&mistake) {}

    [[nodiscard]] bool has(const char* key) const { return value_->is_object() && value_->contains(key); }
    [[nodiscard]] std::string text(const char* key);           ///< Must be there and not be empty.
    [[nodiscard]] std::string optional_text(const char* key);  ///< May be absent, not empty.
    [[nodiscard]] LocalText local(const char* key);            ///< Both languages, not empty.
    [[nodiscard]] LocalText optional_local(const char* key);
    [[nodiscard]] std::int64_t integer(const char* key, std::int64_t low, std::int64_t high);
    [[nodiscard]] bool flag(const char* key);  ///< False when absent.
    [[nodiscard]] Date date(const char* key);
    [[nodiscard]] Effective effective();  ///< "from" and, possibly, a later "to".
    [[nodiscard]] std::vector<std::string> optional_texts(const char* key);
    [[nodiscard]] std::vector<std::string> texts(const char* key);  ///< At least one.

    template <class T>
    [[nodiscard]] T one_of(const char* key, std::initializer_list<std::pair<std::string_view, T>> names) {
        return named(text(key), key, names);
    }

    /// The objects of an array that must be there and hold at least one.
    [[nodiscard]] std::vector<AssetNode> children(const char* key);
    [[nodiscard]] std::vector<AssetNode> optional_children(const char* key);
    [[nodiscard]] AssetNode child(const char* key);
    /// The strings of an array as enumerators.
    template <class T>
    [[nodiscard]] std::vector<T> any_of(const char* key,
                                        std::initializer_list<std::pair<std::string_view, T>> names) {
        std::vector<T> out;
        for (const std::string& item : optional_texts(key)) {
            out.push_back(named(item, key, names));
        }
        return out;
    }

    /// Takes a key as asked for.
    void allow(const char* key) { asked_.emplace_back(key); }
    [[nodiscard]] nlohmann::json copy() const { return *value_; }
    /// Another value, reported at this node's place.
    [[nodiscard]] AssetNode same_place(const nlohmann::json& value) const { return {value, *this, where_}; }

    /// To be called last: a key that nobody asked for is a mistake.
    void done();
    void wrong(std::string_view key, const std::string& what) const;

  private:
    AssetNode(const nlohmann::json& value, const AssetNode& parent, std::string where)
        : value_(&value), mistake_(parent.mistake_), where_(std::move(where)) {}

    template <class T>
    [[nodiscard]] T named(const std::string& word, const char* key,
                          std::initializer_list<std::pair<std::string_view, T>> names) const {
        for (const auto& [name, value] : names) {
            if (name == word) {
                return value;
            }
        }
        wrong(key, fmt::format("unknown word \"{}\"", word));
        return T{};
    }
    [[nodiscard]] const nlohmann::json* find(const char* key);

    const nlohmann::json* value_;
    Mistake* mistake_;
    std::string where_;
    std::vector<std::string_view> asked_;
};

}  // namespace kiosk
