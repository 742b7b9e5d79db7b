// What a hostile or broken gateway may answer, and that nothing of it is believed.
#include "drivers/portal/answers.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "drivers/portal/json_guard.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;

constexpr const char* key = "6f1c2a34-0b5d-4e6f-8a7b-1c2d3e4f5a6b";
const std::string hash_a(64, 'a');
const std::string hash_b(64, 'b');

std::string outcome(const std::string& changed = {}, const std::string& to = {}) {
    std::string text = R"({"key":"6f1c2a34-0b5d-4e6f-8a7b-1c2d3e4f5a6b","state":"received",)"
                       R"("dossier_code":"G15.11.824-261120-150001","lookup_pin":"7KQ2","status":1,)"
                       R"("received_at":"2026-11-20T08:00:00Z","fee_due":8000})";
    if (!changed.empty()) {
        const auto at = text.find(changed);
        REQUIRE(at != std::string::npos);
        text.replace(at, changed.size(), to);
    }
    return text;
}

std::string intent(const std::string& changed = {}, const std::string& to = {}) {
    std::string text =
        R"({"reference":"DVC0A1B2C3","dossier_key":"6f1c2a34-0b5d-4e6f-8a7b-1c2d3e4f5a6b","amount":8000,)"
        R"("expires_at":"2026-11-20T08:10:00Z","state":"paid","bank_transaction":"FT261120000001",)"
        R"("platform":{"PhienBan":"1.0.6","MaThamChieu":"DVC0A1B2C3","SoTien":"8000","MaTienTe":"VND","TrangThaiGD":"1",)"
        R"("MaGiaoDich":"FT261120000001","ThoiGianGD":"20261120150500","ThongTinBienLai":{}}})";
    if (!changed.empty()) {
        const auto at = text.find(changed);
        REQUIRE(at != std::string::npos);
        text.replace(at, changed.size(), to);
    }
    return text;
}

ErrorCode outcome_error(const std::string& body) {
    const auto read = read_outcome(body, key);
    REQUIRE_FALSE(read.has_value());
    INFO(read.error().detail);
    CHECK_FALSE(read.error().detail.empty());
    return read.error().code;
}

}  // namespace

TEST_CASE("An honest outcome is read") {
    const auto read = read_outcome(outcome(), key);
    REQUIRE(read.has_value());
    REQUIRE(read->has_value());
    CHECK((*read)->dossier_code == "G15.11.824-261120-150001");
    CHECK((*read)->lookup_pin == "7KQ2");
    CHECK((*read)->status == DossierStatus::newly_registered);
    CHECK((*read)->fee_due == 8000);
    CHECK((*read)->received_at ==
          std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + std::chrono::hours{8});

    const auto announced =
        read_outcome(R"({"state":"announced","key":")" + std::string(key) + R"(","more":[1]})", key);
    REQUIRE(announced.has_value());
    CHECK_FALSE(announced->has_value());
}

TEST_CASE("An outcome cut at any byte is no outcome") {
    const auto whole = outcome();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        INFO(length);
        CHECK_FALSE(read_outcome(whole.substr(0, length), key).has_value());
    }
}

TEST_CASE("Every field of an outcome is checked") {
    struct Ugly {
        const char* changed;
        const char* to;
    };
    const std::vector<Ugly> table{
        {R"("received",)", R"("accepted",)"},
        {R"("received",)", "true,"},
        {R"("state":"received",)", ""},
        {R"("G15.11.824-261120-150001")", "null"},
        {R"("G15.11.824-261120-150001")", R"("")"},
        {R"("G15.11.824-261120-150001")", R"("G15.11.824-261120-15000１")"},
        {R"("G15.11.824-261120-150001")", R"("G15.11.824-261120-150001\n")"},
        {R"("G15.11.824-261120-150001")", R"("../../etc/passwd")"},
        {R"("G15.11.824-261120-150001")", R"("%n%n%n%n")"},
        {R"("7KQ2")", R"("7KQ")"},
        {R"("7KQ2")", R"("7KQO")"},
        {R"("7KQ2")", "7242"},
        {R"("status":1)", R"("status":0)"},
        {R"("status":1)", R"("status":11)"},
        {R"("status":1)", R"("status":1.0)"},
        {R"("status":1)", R"("status":"1")"},
        {R"("status":1)", R"("status":18446744073709551615)"},
        {R"("status":1)", R"("status":1e999)"},
        {R"("status":1)", R"("status":NaN)"},
        {R"("2026-11-20T08:00:00Z")", R"("2026-11-20T08:00:00+07:00")"},
        {R"("2026-11-20T08:00:00Z")", R"("2026-02-30T08:00:00Z")"},
        {R"("2026-11-20T08:00:00Z")", R"("2026-11-20T24:00:00Z")"},
        {R"("2026-11-20T08:00:00Z")", "1763625600"},
        {"8000", "-1"},
        {"8000", "8000.5"},
        {"8000", "1000000000001"},
        {"8000", "9223372036854775808"},
        {R"(,"fee_due":8000)", ""},
        {R"(,"fee_due":8000)", R"(,"fee_due":8000,"fee_due":0)"},
        {R"(,"fee_due":8000)", R"(,"key":"6f1c2a34-0b5d-4e6f-8a7b-1c2d3e4f5a6b","fee_due":8000)"},
        {R"({"key")", R"([{"key")"},
        {"}", "}{}"},
        {R"("7KQ2")", "\"7K\xff\xfe\""},
        {R"("7KQ2")", "\"7K\0Q\""},
    };
    for (const auto& ugly : table) {
        INFO(ugly.changed << " → " << ugly.to);
        CHECK(outcome_error(outcome(ugly.changed, ugly.to)) == ErrorCode::portal_broken_answer);
    }
}

TEST_CASE("An outcome of another dossier is told apart from a broken one") {
    CHECK(outcome_error(outcome("6f1c2a34", "6f1c2a35")) == ErrorCode::portal_wrong_dossier);
    CHECK(outcome_error(outcome(R"("6f1c2a34-0b5d-4e6f-8a7b-1c2d3e4f5a6b")", "12")) ==
          ErrorCode::portal_broken_answer);
}

TEST_CASE("JSON made to hurt is refused before it is built") {
    const auto code = [](const std::string& text) {
        const auto read = read_json_object(text);
        return read ? std::optional<ErrorCode>{} : std::optional(read.error().code);
    };
    const std::size_t deep = 100'000;
    CHECK(code("{\"a\":" + std::string(deep, '[') + std::string(deep, ']') + "}") ==
          ErrorCode::portal_broken_answer);
    CHECK(code(std::string(deep, '[')) == ErrorCode::portal_broken_answer);
    CHECK(code("{\"a\":\"" + std::string(json_max_bytes, 'x') + "\"}") == ErrorCode::portal_broken_answer);
    std::string many = "{\"a\":[0";
    for (std::size_t i = 0; i < json_max_members; ++i) {
        many += ",\"\"";
    }
    CHECK(code(many + "]}") == ErrorCode::portal_broken_answer);
    CHECK(code("{\"" + std::string(json_max_name + 1, 'n') + "\":1}") == ErrorCode::portal_broken_answer);
    CHECK(code("{\"a\":{\"b\":1,\"b\":1}}") == ErrorCode::portal_broken_answer);
    CHECK(code("[]") == ErrorCode::portal_broken_answer);
    CHECK(code("") == ErrorCode::portal_broken_answer);
    CHECK(code("{\"a\":1} // ok") == ErrorCode::portal_broken_answer);
    CHECK(code("\xEF\xBB\xBF{\"a\":1}x") == ErrorCode::portal_broken_answer);
    CHECK_FALSE(code("{\"a\":{\"b\":1},\"c\":{\"b\":1}}").has_value());
    const std::string nested = std::string(json_max_depth - 1, '[') + std::string(json_max_depth - 1, ']');
    CHECK_FALSE(code("{\"a\":" + nested + "}").has_value());
    CHECK(code("{\"a\":[" + nested + "]}") == ErrorCode::portal_broken_answer);
}

TEST_CASE("An announcement names only parts that were announced") {
    Manifest manifest;
    manifest.key = key;
    manifest.form = {hash_a, 100, "application/json"};
    manifest.components.push_back(
        {"giay-chung-sinh", "Giấy chứng sinh", "scanned", 1, {{hash_b, 200, "application/pdf"}}});
    const auto body = [](const std::string& missing) {
        return R"({"key":")" + std::string(key) + R"(","missing":[)" + missing + "]}";
    };
    const auto part = [](const std::string& hash, const std::string& offset) {
        return R"({"sha256":")" + hash + R"(","offset":)" + offset + "}";
    };
    const auto read = read_announced(body(part(hash_a, "0") + "," + part(hash_b, "200")), manifest);
    REQUIRE(read.has_value());
    REQUIRE(read->size() == 2);
    CHECK((*read)[1].offset == 200);
    CHECK(read_announced(body(""), manifest)->empty());

    const auto code = [&](const std::string& missing) {
        return read_announced(body(missing), manifest).error().code;
    };
    CHECK(code(part(std::string(64, 'c'), "0")) == ErrorCode::portal_wrong_dossier);
    CHECK(code(part(hash_b, "201")) == ErrorCode::portal_wrong_dossier);
    CHECK(code(part(hash_b, "-1")) == ErrorCode::portal_broken_answer);
    CHECK(code(part("B", "0")) == ErrorCode::portal_broken_answer);
    CHECK(code("[]") == ErrorCode::portal_broken_answer);
    CHECK(code("3") == ErrorCode::portal_broken_answer);
}

TEST_CASE("A payment is paid only when the platform says so too") {
    const auto read = read_intent(intent(), "DVC0A1B2C3");
    REQUIRE(read.has_value());
    CHECK(read->state == PaymentState::paid);
    CHECK(read->amount == 8000);
    CHECK(read->bank_transaction == "FT261120000001");

    const auto code = [](const std::string& from, const std::string& to) {
        return read_intent(intent(from, to), "DVC0A1B2C3").error().code;
    };
    CHECK(code(R"("TrangThaiGD":"1")", R"("TrangThaiGD":"3")") == ErrorCode::payment_mismatch);
    CHECK(code(R"("SoTien":"8000")", R"("SoTien":"80000")") == ErrorCode::payment_mismatch);
    CHECK(code(R"("MaTienTe":"VND")", R"("MaTienTe":"USD")") == ErrorCode::payment_mismatch);
    CHECK(code(R"("state":"paid")", R"("state":"waiting")") == ErrorCode::portal_broken_answer);
    CHECK(code(R"("state":"paid")", R"("state":"PAID")") == ErrorCode::portal_broken_answer);
    CHECK(code("FT261120000001", "") == ErrorCode::portal_broken_answer);
    CHECK(code("\"amount\":8000", "\"amount\":-8000") == ErrorCode::portal_broken_answer);
    CHECK(code("\"amount\":8000", "\"amount\":\"8000\"") == ErrorCode::portal_broken_answer);
    CHECK(code("\"reference\":\"DVC0A1B2C3\"", "\"reference\":\"DVC0A1B2C4\"") ==
          ErrorCode::portal_wrong_dossier);
    CHECK(code(R"("platform":{)", R"("platform":[{)") == ErrorCode::portal_broken_answer);
}

TEST_CASE("Officers' words cannot steer the screen") {
    const std::string code = "H15.50.05.13-261008-0975";
    const auto read = read_status(
        R"({"dossier_code":"H15.50.05.13-261008-0975","status":5,"note":"Thi\u1ebfu\u202e b\u1ea3n \u2066sao\u0007\n%n"})",
        code);
    REQUIRE(read.has_value());
    CHECK(read->status == DossierStatus::supplement_requested);
    CHECK(read->note == "Thiếu bản sao  %n");
    CHECK(read_status(R"({"dossier_code":"H15.50.05.13-261008-0976","status":5,"note":""})", code)
              .error()
              .code == ErrorCode::portal_wrong_dossier);
}

TEST_CASE("Dossier codes are those of the law") {
    for (const char* good : {"H15.50.05.13-261008-0975", "000.00.16.H40-211015-0003",
                             "G22.99.08-260921-896048", "G15.11.824-261120-150001", "H56-261120-0001"}) {
        INFO(good);
        CHECK(is_dossier_code(good));
    }
    for (const char* bad :
         {"", "G22.99.3-241219795252", "000.00.16.H40-211015-003", "I15-261008-0975", "H1-261008-0975",
          "H15.5-261008-0975", "H15-26108-0975", "H15-261008-12345678", "H15-261008-0975 ", "%-%-%",
          "0000.00.16.H40-211015-0003", "00.00.16.H40-211015-0003", "H15.-261008-0975"}) {
        INFO(bad);
        CHECK_FALSE(is_dossier_code(bad));
    }
}

TEST_CASE("Tokens, versions, parts and problems are checked") {
    CHECK(read_token(R"({"token":"0123456789abcdef","expires_in":60})")->lifetime ==
          std::chrono::seconds{60});
    CHECK_FALSE(read_token(R"({"token":"0123456789abcdef\r\nX: y","expires_in":60})").has_value());
    CHECK_FALSE(read_token(R"({"token":"0123456789abcdef","expires_in":0})").has_value());
    CHECK_FALSE(read_token(R"({"token":"0123456789abcdef"})").has_value());
    CHECK(read_catalog(R"({"version":"2026-11-01"})") == std::string("2026-11-01"));
    CHECK_FALSE(read_catalog(R"({"version":"<script>"})").has_value());
    const BlobRef blob{hash_a, 100, "application/pdf"};
    CHECK(read_part_state(R"({"sha256":")" + hash_a + R"(","received":100})", blob) == std::uint64_t{100});
    CHECK(read_part_state(R"({"sha256":")" + hash_b + R"(","received":100})", blob).error().code ==
          ErrorCode::portal_wrong_dossier);
    CHECK_FALSE(read_part_state(R"({"sha256":")" + hash_a + R"(","received":101})", blob).has_value());
    CHECK(read_problem(R"({"type":"about:blank","title":"x","status":404,"code":"dossier_unknown"})").code ==
          "dossier_unknown");
    CHECK(read_problem("<html>404</html>").code.empty());
    CHECK(read_problem(R"({"status":404})").code.empty());
}
