#include "drivers/portal/fields.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

namespace kiosk {

namespace {

const nlohmann::json nothing;

int digits(std::string_view text, std::size_t from, std::size_t count) {
    int value = -1;
    const auto part = text.substr(from, count);
    if (std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; })) {
        std::from_chars(part.data(), part.data() + part.size(), value);
    }
    return value;
}

}  // namespace

void Fields::refuse(ErrorCode code, std::string detail) {
    if (good()) {
        error_ = {code, std::move(detail)};
    }
}

const nlohmann::json* Fields::find(const char* field) {
    const auto found = object_.find(field);
    if (found == object_.end()) {
        refuse(ErrorCode::portal_broken_answer, fmt::format("{} is missing", field));
        return nullptr;
    }
    return &*found;
}

std::string Fields::text(const char* field, std::size_t max_bytes) {
    const auto* value = find(field);
    if (value != nullptr && value->is_string() && value->get_ref<const std::string&>().size() <= max_bytes) {
        return value->get<std::string>();
    }
    refuse(ErrorCode::portal_broken_answer,
           fmt::format("{} is no text of at most {} bytes", field, max_bytes));
    return {};
}

std::string Fields::text(const char* field, TextRule rule) {
    // Longer than any rule allows; the rule itself says the rest.
    constexpr std::size_t any_rule = 1024;
    auto value = text(field, any_rule);
    if (!rule(value)) {
        refuse(ErrorCode::portal_broken_answer, fmt::format("{} breaks its rule", field));
        return {};
    }
    return value;
}

std::int64_t Fields::number(const char* field, std::int64_t min, std::int64_t max) {
    const auto* value = find(field);
    // A number above 2^63 reads as unsigned; get<int64_t> would wrap it to a negative one, which `min` never
    // allows.
    if (value != nullptr && value->is_number_integer()) {
        const auto number = value->get<std::int64_t>();
        if (number >= min && number <= max) {
            return number;
        }
    }
    refuse(ErrorCode::portal_broken_answer,
           fmt::format("{} is no whole number of {} to {}", field, min, max));
    return min;
}

WallTime Fields::instant(const char* field) {
    // "2026-11-20T08:00:00Z" has 20 bytes.
    auto time = parse_instant(text(field, 20));
    if (!time) {
        refuse(ErrorCode::portal_broken_answer, fmt::format("{} is no time", field));
        return {};
    }
    return *time;
}

const nlohmann::json& Fields::array(const char* field, std::size_t max_items) {
    const auto* value = find(field);
    if (value != nullptr && value->is_array() && value->size() <= max_items) {
        return *value;
    }
    refuse(ErrorCode::portal_broken_answer, fmt::format("{} is no list of at most {}", field, max_items));
    return nothing;
}

const nlohmann::json& Fields::object(const char* field) {
    const auto* value = find(field);
    if (value != nullptr && value->is_object()) {
        return *value;
    }
    refuse(ErrorCode::portal_broken_answer, fmt::format("{} is no object", field));
    return nothing;
}

void Fields::must_be(const char* field, std::string_view expected) {
    const auto value = text(field, expected.size() + 64);
    if (good() && value != expected) {
        refuse(ErrorCode::portal_wrong_dossier, fmt::format("{} is not the one asked for", field));
    }
}

Result<WallTime> parse_instant(std::string_view text) {
    using namespace std::chrono;
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:ddZ";
    const bool fits = text.size() == shape.size() && std::ranges::equal(text, shape, [](char c, char s) {
                          return s == 'd' ? c >= '0' && c <= '9' : c == s;
                      });
    if (!fits) {
        return fail(ErrorCode::portal_broken_answer, "a time not like 2026-11-20T08:00:00Z");
    }
    const year_month_day date{year{digits(text, 0, 4)}, month{static_cast<unsigned>(digits(text, 5, 2))},
                              day{static_cast<unsigned>(digits(text, 8, 2))}};
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    if (!date.ok() || hour > 23 || minute > 59 || second > 59) {
        return fail(ErrorCode::portal_broken_answer, "a time that does not exist");
    }
    return sys_days{date} + hours{hour} + minutes{minute} + seconds{second};
}

std::string instant_text(WallTime time) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace kiosk
