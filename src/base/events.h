// One entry of the event log before it is stored. Made only by the generated functions (generated/events.h), which take
// typed fields and never a string: what cannot be passed cannot leak.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/procedure_code.h"
#include "src/base/time.h"
#include "src/base/uuid.h"

namespace kiosk {

/// info: little of it. warning: a technician should look. error: a service was refused.
enum class Severity { info, warning, error };

[[nodiscard]] std::string_view name(Severity severity);

/// A field's value, already as a JSON scalar. Only the generated code makes one, from an enum name or a number.
struct LogField {
    std::string_view name;
    std::string json;
};

/// What is declared about an event in assets/events.toml.
struct EventKind {
    std::string_view name;
    Severity severity = Severity::info;
    std::string_view vi;  ///< Sentence for staff with {field} places.
    std::string_view en;
};

class LogEvent {
  public:
    [[nodiscard]] std::string_view name() const { return kind_->name; }
    [[nodiscard]] Severity severity() const { return kind_->severity; }
    [[nodiscard]] std::string fields_json() const;  ///< {"error":"scanner_jam","pages":3}, in declared order.

  private:
    friend class EventMaker;
    LogEvent(const EventKind& kind, std::vector<LogField> fields) : kind_(&kind), fields_(std::move(fields)) {}
    const EventKind* kind_;  ///< From the generated table, which lives as long as the program.
    std::vector<LogField> fields_;
};

/// The only way to make a LogEvent; for the generated code.
class EventMaker {
  public:
    explicit EventMaker(const EventKind& kind) : kind_(kind) {}
    EventMaker&& number(std::string_view field, std::int64_t value) &&;
    EventMaker&& duration(std::string_view field, std::chrono::milliseconds value) &&;
    /// `constant` is the name of an enumerator: letters, digits and '_'.
    EventMaker&& word(std::string_view field, std::string_view constant) &&;
    EventMaker&& uuid(std::string_view field, const Uuid& value) &&;
    EventMaker&& procedure(std::string_view field, const ProcedureCode& value) &&;
    [[nodiscard]] LogEvent made() && { return {kind_, std::move(fields_)}; }

  private:
    const EventKind& kind_;
    std::vector<LogField> fields_;
};

/// A stored event. `hash` is SHA-256 over the hash before it and everything in this row.
struct EventRow {
    std::int64_t number = 0;  ///< 1, 2, 3 … without a gap.
    WallTime at{};
    std::string kind;
    Severity severity = Severity::info;
    std::string fields;  ///< JSON object.
    std::string hash;    ///< Lower-case hex.
};

/// The bytes whose SHA-256 is the row's hash.
[[nodiscard]] std::string hashed_text(const EventRow& row, std::string_view previous_hash);

/// The hash before the first row.
[[nodiscard]] std::string_view chain_start();

/// One JSON line of an export, without a newline; with both sentences when the kind is in `kinds`.
[[nodiscard]] std::string json_line(const EventRow& row, std::span<const EventKind> kinds);

}  // namespace kiosk
