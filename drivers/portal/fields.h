// Strict reading of one JSON object: the first field that is missing, of the wrong type or out of range is
// remembered, and nothing read afterwards counts.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "src/base/result.h"
#include "src/base/time.h"

namespace kiosk {

using TextRule = bool (*)(std::string_view);

class Fields {
  public:
    Fields(const nlohmann::json& object, std::string_view what) : object_(object), what_(what) {}

    std::string text(const char* field, std::size_t max_bytes);
    std::string text(const char* field, TextRule rule);
    std::int64_t number(const char* field, std::int64_t min, std::int64_t max);
    WallTime instant(const char* field);
    /// An array or object inside; null when it is not one.
    const nlohmann::json& array(const char* field, std::size_t max_items);
    const nlohmann::json& object(const char* field);

    /// The answer is about something else: portal_wrong_dossier.
    void must_be(const char* field, std::string_view expected);
    /// A rule between fields does not hold.
    void refuse(ErrorCode code, std::string detail);

    [[nodiscard]] bool good() const { return error_.detail.empty(); }

    /// The value read, or what was wrong first.
    template <class T>
    [[nodiscard]] Result<T> finish(T value) const {
        if (good()) {
            return value;
        }
        return failed(what_, error_);
    }

  private:
    const nlohmann::json* find(const char* field);

    const nlohmann::json& object_;
    std::string_view what_;
    Error error_{ErrorCode::portal_broken_answer, {}};
};

/// "2026-11-20T08:00:00Z" and nothing else.
[[nodiscard]] Result<WallTime> parse_instant(std::string_view text);
[[nodiscard]] std::string instant_text(WallTime time);

}  // namespace kiosk
