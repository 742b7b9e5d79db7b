// Working days of the commune hall and the appointment for a result. Years, holidays and hours are data.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <vector>

#include "src/base/time.h"
#include "src/catalog/procedure.h"

namespace kiosk {

/// A part of the day in which the hall is open, in minutes after midnight.
struct OpenHours {
    std::chrono::minutes from{};
    std::chrono::minutes to{};
};

struct Holiday {
    Date day{};
    LocalText name;
};

struct CalendarYear {
    bool provisional =
        false;  ///< Computed by us; the decree with the swapped days of this year is not out yet.
    std::vector<Holiday> holidays;
    std::vector<Date> extra_working_days;  ///< Weekend days worked in exchange (làm bù).
    std::vector<Date> extra_days_off;      ///< Weekdays given off in exchange (hoán đổi).
    std::vector<OpenHours> hours;          ///< Of a working day, in order.
    std::vector<OpenHours> saturday;       ///< Empty when the hall is closed on Saturdays.
};

struct Appointment {
    WallTime due{};
    TimeUnit unit{};
};

class Calendar {
  public:
    void add(int year, CalendarYear entry) { years_.insert_or_assign(year, std::move(entry)); }
    [[nodiscard]] bool knows(Date day) const;
    /// A day that counts for deadlines. An open Saturday does not; a Saturday worked in exchange does.
    [[nodiscard]] bool is_working_day(Date day) const;
    /// The holiday's name, or nullptr.
    [[nodiscard]] const Holiday* holiday(Date day) const;
    [[nodiscard]] const std::vector<OpenHours>& hours(Date day) const;
    /// The moment as the law counts it: lunch, evening, night and days off move to the next opening.
    [[nodiscard]] std::optional<WallTime> effective_start(WallTime time) const;
    /// When the result is due for a dossier accepted at `accepted`; nothing when the rule is text only or a
    /// year is missing.
    [[nodiscard]] std::optional<Appointment> appointment(const ProcessingRule& rule, WallTime accepted) const;

  private:
    /// The day itself or the next working one; nothing beyond the known years.
    [[nodiscard]] std::optional<Date> working_day_from(Date day) const;
    [[nodiscard]] std::optional<Date> working_days_after(Date day, int count) const;
    [[nodiscard]] std::optional<WallTime> after_open_hours(WallTime start, std::chrono::minutes left) const;

    std::map<int, CalendarYear> years_;
};

/// The rule in force on the day of acceptance, applied.
[[nodiscard]] std::optional<Appointment> appointment(const Procedure& procedure, const Calendar& calendar,
                                                     WallTime accepted);

/// The processing rule in force on a day, or nullptr.
[[nodiscard]] const ProcessingRule* processing_on(const Procedure& procedure, Date day);

}  // namespace kiosk
