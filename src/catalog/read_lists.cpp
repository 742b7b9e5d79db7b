#include <fmt/core.h>

#include <set>

#include "src/catalog/readers.h"
#include "src/text/fold.h"
#include "src/text/iso_date.h"

namespace kiosk {

namespace {

std::vector<Date> read_days(AssetNode& node, const char* key) {
    std::vector<Date> out;
    for (const std::string& item : node.optional_texts(key)) {
        const auto day = text::parse_iso_date(item);
        if (!day) {
            node.wrong(key, fmt::format("\"{}\" is not a date", item));
        }
        out.push_back(day.value_or(Date{}));
    }
    return out;
}

/// "07:00-11:30".
std::vector<OpenHours> read_hours(AssetNode& node, const char* key) {
    const auto minutes = [](std::string_view text) {
        const auto hour = text::parse_number(text.substr(0, 2));
        const auto minute = text::parse_number(text.substr(3, 2));
        const bool ok = hour && minute && text[2] == ':' && *hour < 24 && *minute < 60;
        return std::chrono::minutes{ok ? *hour * 60 + *minute : -1};
    };
    std::vector<OpenHours> out;
    std::chrono::minutes last{0};
    for (const std::string& item : node.optional_texts(key)) {
        constexpr std::size_t length = 11;
        if (item.size() != length || item[5] != '-') {
            node.wrong(key, fmt::format("\"{}\" is not written like 07:00-11:30", item));
            return out;
        }
        const OpenHours part{minutes(item), minutes(std::string_view(item).substr(6))};
        if (part.from < last || part.to <= part.from) {
            node.wrong(key, fmt::format("\"{}\" does not follow in time", item));
        }
        last = part.to;
        out.push_back(part);
    }
    return out;
}

/// Names as they are written, each once: a suggestion that differs from itself would look like a mistake.
std::vector<std::string> read_name_list(AssetNode& node, const char* key) {
    constexpr std::size_t longest = 40;
    std::vector<std::string> names = node.texts(key);
    std::set<std::string_view> seen;
    for (const std::string& name : names) {
        if (!text::is_name(name) || name != text::nfc(name) || name.starts_with(' ') || name.ends_with(' ') ||
            text::length(name) > longest) {
            node.wrong(key, fmt::format("\"{}\" is no name", name));
        }
        if (!seen.insert(name).second) {
            node.wrong(key, fmt::format("\"{}\" is there twice", name));
        }
    }
    return names;
}

}  // namespace

Names::Lists read_names(AssetNode node) {
    Names::Lists lists{read_name_list(node, "family"), read_name_list(node, "middle"),
                       read_name_list(node, "given"), read_name_list(node, "streets")};
    node.done();
    return lists;
}

std::vector<Sector> read_sectors(AssetNode node) {
    std::vector<Sector> out;
    for (AssetNode& item : node.children("sectors")) {
        out.push_back({item.text("id"), item.local("name"), item.text("icon")});
        item.done();
    }
    node.done();
    return out;
}

std::vector<LifeEvent> read_life_events(AssetNode node) {
    std::vector<LifeEvent> out;
    for (AssetNode& item : node.children("life_events")) {
        out.push_back({item.text("id"), item.local("title"), item.local("subtitle"), item.text("icon"),
                       item.texts("procedures")});
        item.done();
    }
    node.done();
    return out;
}

std::vector<Exemption> read_exemptions(AssetNode node) {
    std::vector<Exemption> out;
    for (AssetNode& item : node.children("exemptions")) {
        out.push_back({item.text("id"), item.local("name")});
        item.done();
    }
    node.done();
    return out;
}

void read_provinces(AssetNode node, Units& units) {
    for (AssetNode& item : node.children("provinces")) {
        Province province{item.text("code"), item.text("name"), item.text("full_name"),
                          units.all_communes.size(), 0};
        for (const std::string& line : item.texts("communes")) {
            constexpr std::size_t code_length = 5;
            if (line.size() < code_length + 2 || line[code_length] != ' ' ||
                !text::parse_number(std::string_view(line).substr(0, code_length))) {
                item.wrong("communes", fmt::format("\"{}\" is not a code and a name", line));
                break;
            }
            units.all_communes.push_back(
                {line.substr(0, code_length), line.substr(code_length + 1), province.code});
        }
        province.count = units.all_communes.size() - province.first;
        units.provinces.push_back(std::move(province));
        item.done();
    }
    node.done();
}

std::vector<Choice> read_choices(AssetNode node) {
    std::vector<Choice> out;
    for (AssetNode& item : node.children("choices")) {
        out.push_back({item.text("id"), item.local("name")});
        item.done();
    }
    node.done();
    return out;
}

void read_calendar(AssetNode node, Calendar& calendar) {
    // The years a kiosk of today can meet.
    const int year = static_cast<int>(node.integer("year", 2026, 2099));
    CalendarYear out;
    out.provisional = node.flag("provisional");
    for (AssetNode& item : node.children("holidays")) {
        out.holidays.push_back({item.date("day"), item.local("name")});
        if (static_cast<int>(out.holidays.back().day.year()) != year) {
            item.wrong("day", "is not in the year of the file");
        }
        item.done();
    }
    out.extra_working_days = read_days(node, "extra_working_days");
    out.extra_days_off = read_days(node, "extra_days_off");
    out.hours = read_hours(node, "hours");
    out.saturday = read_hours(node, "saturday");
    if (out.hours.empty()) {
        node.wrong("hours", "must hold at least one part of the day");
    }
    node.done();
    calendar.add(year, std::move(out));
}

}  // namespace kiosk
