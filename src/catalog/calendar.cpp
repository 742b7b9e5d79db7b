#include "src/catalog/calendar.h"

#include <algorithm>

namespace kiosk {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

namespace {

/// Civil status and certification: what comes in after this time may wait until the next working day.
constexpr minutes last_same_day{15 * 60};

/// A moment in Việt Nam, taken apart.
struct Local {
    Date day;
    minutes time;
};

Local local(WallTime at) {
    const auto shifted = at + vietnam_offset;
    const auto day = std::chrono::floor<days>(shifted);
    return {Date{day}, std::chrono::floor<minutes>(shifted - day)};
}

WallTime wall(const Local& at) {
    return WallTime{sys_days{at.day}} + at.time - vietnam_offset;
}

Date next(Date day) {
    return Date{sys_days{day} + days{1}};
}

}  // namespace

bool Calendar::knows(Date day) const {
    return years_.contains(static_cast<int>(day.year()));
}

const Holiday* Calendar::holiday(Date day) const {
    const auto year = years_.find(static_cast<int>(day.year()));
    if (year == years_.end()) {
        return nullptr;
    }
    const auto found = std::ranges::find(year->second.holidays, day, &Holiday::day);
    return found == year->second.holidays.end() ? nullptr : &*found;
}

bool Calendar::is_working_day(Date day) const {
    const auto year = years_.find(static_cast<int>(day.year()));
    if (year == years_.end()) {
        return false;
    }
    const CalendarYear& entry = year->second;
    if (std::ranges::find(entry.extra_working_days, day) != entry.extra_working_days.end()) {
        return true;
    }
    const std::chrono::weekday weekday{sys_days{day}};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && holiday(day) == nullptr &&
           std::ranges::find(entry.extra_days_off, day) == entry.extra_days_off.end();
}

const std::vector<OpenHours>& Calendar::hours(Date day) const {
    static const std::vector<OpenHours> closed;
    const auto year = years_.find(static_cast<int>(day.year()));
    if (year == years_.end()) {
        return closed;
    }
    if (is_working_day(day)) {
        return year->second.hours;
    }
    const bool saturday = std::chrono::weekday{sys_days{day}} == std::chrono::Saturday;
    return saturday && holiday(day) == nullptr ? year->second.saturday : closed;
}

std::optional<Date> Calendar::working_day_from(Date day) const {
    while (knows(day) && !is_working_day(day)) {
        day = next(day);
    }
    return knows(day) ? std::optional(day) : std::nullopt;
}

std::optional<Date> Calendar::working_days_after(Date day, int count) const {
    std::optional<Date> at = day;
    for (int i = 0; i < count && at; ++i) {
        at = working_day_from(next(*at));
    }
    return at;
}

std::optional<WallTime> Calendar::effective_start(WallTime time) const {
    const Local at = local(time);
    if (is_working_day(at.day)) {
        for (const OpenHours& part : hours(at.day)) {
            if (at.time < part.from) {
                return wall({at.day, part.from});
            }
            if (at.time < part.to) {
                return time;
            }
        }
    }
    const auto day = working_day_from(next(at.day));
    if (!day) {
        return std::nullopt;
    }
    return wall({*day, hours(*day).front().from});
}

std::optional<WallTime> Calendar::after_open_hours(WallTime start, minutes left) const {
    auto at = effective_start(start);
    while (at && left > minutes{0}) {
        const Local now = local(*at);
        const auto& open = hours(now.day);
        const auto part = std::ranges::find_if(
            open, [&](const OpenHours& h) { return h.from <= now.time && now.time < h.to; });
        if (part == open.end()) {
            return std::nullopt;
        }
        const minutes step = std::min(left, part->to - now.time);
        left -= step;
        at = left == minutes{0} ? std::optional(*at + step) : effective_start(*at + step);
    }
    return at;
}

std::optional<Appointment> Calendar::appointment(const ProcessingRule& rule, WallTime accepted) const {
    const auto start = effective_start(accepted);
    if (!start || rule.unit == TimeUnit::text_only) {
        return std::nullopt;
    }
    const Local from = local(*start);
    std::optional<Date> day;
    minutes time = from.time;
    switch (rule.unit) {
        case TimeUnit::working_days: day = working_days_after(from.day, rule.amount); break;
        case TimeUnit::days: day = working_day_from(Date{sys_days{from.day} + days{rule.amount}}); break;
        case TimeUnit::same_day:
            day = working_days_after(from.day, from.time > last_same_day ? 1 : 0);
            time = day ? hours(*day).back().to : minutes{0};
            break;
        case TimeUnit::hours: {
            const auto due = after_open_hours(*start, std::chrono::hours{rule.amount});
            return due ? std::optional(Appointment{*due, rule.unit}) : std::nullopt;
        }
        case TimeUnit::text_only: break;
    }
    return day ? std::optional(Appointment{wall({*day, time}), rule.unit}) : std::nullopt;
}

const ProcessingRule* processing_on(const Procedure& procedure, Date day) {
    const auto found = std::ranges::find_if(procedure.processing,
                                            [&](const ProcessingRule& r) { return r.effective.covers(day); });
    return found == procedure.processing.end() ? nullptr : &*found;
}

std::optional<Appointment> appointment(const Procedure& procedure, const Calendar& calendar,
                                       WallTime accepted) {
    const ProcessingRule* rule = processing_on(procedure, date_in_vietnam(accepted));
    return rule == nullptr ? std::nullopt : calendar.appointment(*rule, accepted);
}

}  // namespace kiosk
