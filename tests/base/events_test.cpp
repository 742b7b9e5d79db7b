#include "src/base/events.h"

#include <set>

#include "generated/events.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

const auto dossier = Uuid::parse("0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8").value();

EventRow row(const LogEvent& event) {
    return {1,
            WallTime{std::chrono::seconds(1'795'168'092)},
            std::string(event.name()),
            event.severity(),
            event.fields_json(),
            "ab"};
}

}  // namespace

TEST_CASE("an event carries its typed fields") {
    const auto event =
        logged::dossier_committed(dossier, ProcedureCode::parse("1.001193").value(), 3, 4'000'000);
    CHECK(event.name() == "dossier_committed");
    CHECK(event.severity() == Severity::info);
    CHECK(
        event.fields_json() ==
        R"({"dossier":"0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8","procedure":"1.001193","parts":3,"bytes":4000000})");
}

TEST_CASE("an enum field is written by name") {
    const auto event = logged::device_blocked(DeviceKind::printer, Condition::paper_out);
    CHECK(event.fields_json() == R"({"device":"printer","condition":"paper_out"})");
    CHECK(logged::scan_failed(ErrorCode::scanner_jam, std::chrono::seconds(2)).fields_json() ==
          R"({"error":"scanner_jam","lasted":2000})");
    CHECK(logged::wiped(std::chrono::milliseconds(3)).fields_json() == R"({"lasted":3})");
    CHECK(logged::session_started().fields_json() == "{}");
}

TEST_CASE("an export line is one JSON object with both sentences filled in") {
    const auto line = json_line(row(logged::scan_failed(ErrorCode::scanner_jam, std::chrono::seconds(2))),
                                logged::all_kinds());
    CHECK(line == R"({"number":1,"at":"2026-11-20T09:48:12Z","event":"scan_failed","severity":"warning",)"
                  R"("fields":{"error":"scanner_jam","lasted":2000},)"
                  R"("vi":"Quét không thành công (scanner_jam) sau 2000 ms.",)"
                  R"("en":"The scan failed (scanner_jam) after 2000 ms.","hash":"ab"})");
    auto unknown = row(logged::session_started());
    unknown.kind = "of_a_newer_version";
    CHECK(json_line(unknown, logged::all_kinds()).find("\"vi\"") == std::string::npos);
}

TEST_CASE("the hash covers every field of a row and the hash before it") {
    const auto base = row(logged::session_started());
    std::set<std::string> texts{hashed_text(base, "00"), hashed_text(base, "01")};
    auto changed = base;
    changed.number = 2;
    texts.insert(hashed_text(changed, "00"));
    changed = base;
    changed.at += std::chrono::seconds(1);
    texts.insert(hashed_text(changed, "00"));
    changed = base;
    changed.kind += "x";
    texts.insert(hashed_text(changed, "00"));
    changed = base;
    changed.severity = Severity::error;
    texts.insert(hashed_text(changed, "00"));
    changed = base;
    changed.fields = "{\"a\":1}";
    texts.insert(hashed_text(changed, "00"));
    CHECK(texts.size() == 7);
}

TEST_CASE("every kind has a name of its own and two different sentences") {
    std::set<std::string_view> names;
    for (const auto& kind : logged::all_kinds()) {
        INFO(kind.name);
        CHECK(names.insert(kind.name).second);
        CHECK_FALSE(kind.vi.empty());
        CHECK_FALSE(kind.en.empty());
        CHECK(kind.vi != kind.en);
    }
    CHECK(names.size() >= 40);
}
