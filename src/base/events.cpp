#include "src/base/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace kiosk {
namespace {

/// 2026-11-20T09:48:12Z
std::string rfc3339(WallTime at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const Date date{day};
    const std::chrono::hh_mm_ss time{at - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

/// The value of a field in the flat object our own code wrote; empty when it is not there.
std::string_view field_value(std::string_view fields, std::string_view field) {
    const auto key = fmt::format("\"{}\":", field);
    const auto at = fields.find(key);
    if (at == std::string_view::npos) {
        return {};
    }
    auto value = fields.substr(at + key.size());
    value = value.substr(0, value.find_first_of(",}"));
    if (value.size() >= 2 && value.front() == '"') {
        value = value.substr(1, value.size() - 2);
    }
    return value;
}

std::string filled(std::string_view sentence, std::string_view fields) {
    std::string text;
    while (!sentence.empty()) {
        const auto open = sentence.find('{');
        text += sentence.substr(0, open);
        if (open == std::string_view::npos) {
            break;
        }
        const auto close = sentence.find('}', open);
        text += field_value(fields, sentence.substr(open + 1, close - open - 1));
        sentence = close == std::string_view::npos ? std::string_view{} : sentence.substr(close + 1);
    }
    return text;
}

std::string in_quotes(std::string_view text) {
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
        }
        json += c;
    }
    return json + '"';
}

}  // namespace

std::string_view name(Severity severity) {
    switch (severity) {
        case Severity::info: return "info";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return "info";
}

std::string LogEvent::fields_json() const {
    std::string json = "{";
    for (const auto& field : fields_) {
        json += fmt::format("{}\"{}\":{}", json.size() > 1 ? "," : "", field.name, field.json);
    }
    return json + "}";
}

EventMaker&& EventMaker::number(std::string_view field, std::int64_t value) && {
    fields_.push_back({field, fmt::format("{}", value)});
    return std::move(*this);
}

EventMaker&& EventMaker::duration(std::string_view field, std::chrono::milliseconds value) && {
    return std::move(*this).number(field, value.count());
}

EventMaker&& EventMaker::word(std::string_view field, std::string_view constant) && {
    fields_.push_back({field, in_quotes(constant)});
    return std::move(*this);
}

EventMaker&& EventMaker::uuid(std::string_view field, const Uuid& value) && {
    return std::move(*this).word(field, value.text());
}

EventMaker&& EventMaker::procedure(std::string_view field, const ProcedureCode& value) && {
    return std::move(*this).word(field, value.text());
}

std::string hashed_text(const EventRow& row, std::string_view previous_hash) {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", previous_hash, row.number, row.at.time_since_epoch().count(),
                       row.kind, name(row.severity), row.fields);
}

std::string_view chain_start() {
    static const std::string zeros(64, '0');
    return zeros;
}

std::string json_line(const EventRow& row, std::span<const EventKind> kinds) {
    auto line = fmt::format(R"({{"number":{},"at":"{}","event":"{}","severity":"{}","fields":{})", row.number,
                            rfc3339(row.at), row.kind, name(row.severity), row.fields);
    const auto kind = std::ranges::find(kinds, std::string_view(row.kind), &EventKind::name);
    if (kind != kinds.end()) {
        line += fmt::format(R"(,"vi":{},"en":{})", in_quotes(filled(kind->vi, row.fields)),
                            in_quotes(filled(kind->en, row.fields)));
    }
    return line + fmt::format(R"(,"hash":"{}"}})", row.hash);
}

}  // namespace kiosk
