// Every asset cut at every byte, and every value wrong once: an error that names the file, or a catalogue;
// never a crash.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "src/catalog/catalog.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;
using nlohmann::json;

namespace {

/// The long form, minutes instead of seconds, leaves nothing out: KIOSK_EVERY_BYTE=1
/// build/release/bin/bad_assets_test
bool every_byte() {
    return std::getenv("KIOSK_EVERY_BYTE") != nullptr;
}

/// Whole files are cut at every byte up to this size; of longer ones both ends are, and the middle at every
/// prime step.
constexpr std::size_t whole = 6'000;
constexpr std::size_t step = 101;

/// One of so many cuts and values is tried; 1 unless a sanitizer slows everything down.
constexpr std::size_t stride = KIOSK_SPOIL_STRIDE;

std::vector<std::size_t> cuts(std::size_t size) {
    std::vector<std::size_t> out;
    for (std::size_t at = 0; at < size;
         at +=
         stride * ((every_byte() || at < whole / 4 || at + whole / 4 > size || size <= whole) ? 1 : step)) {
        out.push_back(at);
    }
    return out;
}

/// The smallest catalogue in which one procedure stands: loading it takes a fraction of a millisecond.
std::vector<AssetFile> small_catalogue(const std::string& code) {
    std::vector<AssetFile> out;
    const Procedure& procedure = *test::catalog().procedure(code);
    for (const AssetFile& file : test::read_assets()) {
        const bool wanted =
            file.path == "assets/procedures/" + code + ".json" ||
            file.path == "assets/forms/" + procedure.form + ".json" ||
            (!file.path.starts_with("assets/procedures/") && !file.path.starts_with("assets/forms/") &&
             file.path != "assets/life_events.json" && file.path != "assets/names.json" &&
             file.path != "assets/units/provinces.json");
        if (wanted) {
            out.push_back(file);
        }
    }
    out.push_back(
        {"assets/life_events.json",
         R"({"life_events": [{"id": "a", "title": {"vi": "a", "en": "a"}, "subtitle": {"vi": "a", "en": "a"},
                       "icon": "home", "procedures": [")" +
             code + R"("]}]})"});
    out.push_back({"assets/names.json",
                   R"({"family": ["Lê"], "middle": ["Thị"], "given": ["An"], "streets": ["Lê Lợi"]})"});
    out.push_back(
        {"assets/units/provinces.json",
         R"({"provinces": [{"code": "31", "name": "a", "full_name": "a", "communes": ["00001 a"]}]})"});
    return out;
}

using Visit = std::function<void(json& value)>;

/// Every value below, containers too.
void each_value(json& value, const Visit& visit) {
    if (value.is_structured()) {
        for (json& part : value) {
            each_value(part, visit);
            visit(part);
        }
    }
}

void check_error_names(const Result<Catalog>& loaded, const std::string& path) {
    if (!loaded &&
        (loaded.error().code != ErrorCode::bad_asset || !loaded.error().detail.starts_with("assets/"))) {
        FAIL(path << ": " << loaded.error().detail);
    }
}

/// Puts each of some wrong values in the place of each value of one file; counts how many were refused.
std::size_t spoil(std::vector<AssetFile> files, const std::string& path) {
    const auto file = std::ranges::find(files, path, &AssetFile::path);
    REQUIRE(file != files.end());
    std::iter_swap(file,
                   files.begin());  // First, so that what is wrong in itself is told before the rest is read.
    json good = json::parse(files.front().text);
    std::size_t refused = 0;
    std::size_t seen = 0;
    const std::vector<json> wrong{nullptr, 17, "", "no such thing", json::array(), json::object(), -1, true};
    each_value(good, [&](json& value) {
        if (seen++ % stride != 0) {
            return;
        }
        const json kept = value;
        for (const json& other : wrong) {
            if (other == kept) {
                continue;
            }
            value = other;
            files.front().text = good.dump();
            const auto loaded = Catalog::load(files);
            check_error_names(loaded, path);
            refused += loaded ? 0 : 1;
        }
        value = kept;
    });
    return refused;
}

}  // namespace

TEST_CASE("every asset cut at every byte") {
    for (const AssetFile& file : test::read_assets()) {
        for (const std::size_t at : cuts(file.text.size() - 2)) {  // Without its last brace and newline.
            const std::vector<AssetFile> cut{{file.path, file.text.substr(0, at)}};
            const auto loaded = Catalog::load(cut);
            if (loaded || loaded.error().code != ErrorCode::bad_asset ||
                !loaded.error().detail.starts_with(file.path)) {
                FAIL(file.path << " cut at " << at);
            }
        }
    }
}

TEST_CASE("every value of the assets wrong once") {
    std::vector<std::string> codes{"1.001193", "2.000815", "1.004873", "1.001612", "1.013225"};
    if (every_byte()) {
        codes.clear();
        for (const auto& procedure : test::catalog().procedures()) {
            codes.push_back(procedure.code);
        }
    }
    for (const std::string& code : codes) {
        INFO(code);
        CHECK(spoil(small_catalogue(code), "assets/procedures/" + code + ".json") > 100 / stride);
        const std::string form = test::catalog().procedure(code)->form;
        if (every_byte() && !form.empty()) {
            CHECK(spoil(small_catalogue(code), "assets/forms/" + form + ".json") > 100 / stride);
        }
    }
    const auto small = small_catalogue("1.014027");
    for (const char* path :
         {"assets/forms/huu_tri_xh.json", "assets/sectors.json", "assets/life_events.json",
          "assets/exemptions.json", "assets/calendar/2027.json", "assets/units/provinces.json",
          "assets/units/countries.json", "assets/names.json", "assets/catalog.json"}) {
        INFO(path);
        CHECK(spoil(small, path) > 5 / stride);
    }
}

TEST_CASE("a key too many is found") {
    for (const AssetFile& file : test::read_assets()) {
        json value = json::parse(file.text);
        value["surprise"] = 1;
        const std::vector<AssetFile> files{{file.path, value.dump()}};
        const auto loaded = Catalog::load(files);
        REQUIRE_FALSE(loaded.has_value());
        CHECK(loaded.error().detail == file.path + ": surprise: is not a known key");
    }
}

TEST_CASE("mistakes are told by file and key") {
    const std::string path = "assets/procedures/1.001193.json";
    const auto error_after = [&](const std::function<void(json&)>& change) {
        auto files = small_catalogue("1.001193");
        const auto file = std::ranges::find(files, path, &AssetFile::path);
        json value = json::parse(file->text);
        change(value);
        file->text = value.dump();
        const auto loaded = Catalog::load(files);
        return loaded ? std::string("nothing") : loaded.error().detail;
    };
    CHECK(error_after([](json&) {}) == "nothing");
    CHECK(error_after([](json& p) { p["documents"][2]["when"]["field"] = "nobody"; }) ==
          path + ": documents[2].when: \"nobody\" is no field of the form and no fact of the visit");
    CHECK(error_after([](json& p) { p["documents"][2]["when"]["is"] = {"sometimes"}; }) ==
          path + ": documents[2].when: \"sometimes\" is no answer to \"nks.loaiKhaiSinh\"");
    CHECK(
        error_after([](json& p) {
            p["documents"][2]["when"] = json::parse(
                R"({"all": [{"field": "nks.loaiKhaiSinh", "is": ["bo_roi"]}, {"field": "nks.loaiKhaiSinh", "is": ["ca_hai"]}]})");
        }) == path + ": documents[2].when: can never be true");
    CHECK(error_after([](json& p) { p["fees"][1]["count"] = "nks.hoTen"; }) ==
          path + ": fees[1].rates[1].method: needs \"count\" to name a number of the form");
    CHECK(error_after([](json& p) {
              p["fees"][0]["rates"].erase(1);
          }).starts_with(path + ": fees[0].rates: cannot be computed"));
    CHECK(error_after([](json& p) { p["documents"][0]["to"] = "2025-06-30"; }) ==
          path + ": documents[0].to: is before \"from\"");
    CHECK(error_after([](json& p) { p["documents"][0]["from"] = "2025-02-30"; }) ==
          path + ": documents[0].from: must be a date such as 2026-11-20");
    CHECK(error_after([](json& p) { p["name"].erase("en"); }) == path + ": name.en: is missing");
    CHECK(error_after([](json& p) { p["name"]["vi"] = "Vie\u0323\u0302t"; }) ==
          path + ": name.vi: is not composed (NFC)");
    CHECK(error_after([](json& p) { p["form"] = "no_form"; }) == path + ": form: is unknown");
    CHECK(error_after([](json& p) { p["sector"] = "nowhere"; }) == path + ": sector: \"nowhere\" is unknown");
    CHECK(error_after([](json& p) { p["code"] = "1.1193"; }) == path + ": code: is not the name of the file");
    CHECK(error_after([](json& p) { p["documents"][1]["id"] = "to_khai"; }) ==
          path + ": documents: \"to_khai\" is there twice");
}
