#include "src/catalog/catalog.h"

#include <algorithm>
#include <set>

#include "src/text/iso_date.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

const Date today = *text::parse_iso_date("2026-11-20");

}  // namespace

TEST_CASE("the catalogue of the product loads") {
    const auto loaded = Catalog::load(test::read_assets());
    INFO((loaded ? std::string() : loaded.error().detail));
    REQUIRE(loaded.has_value());
    CHECK(loaded->procedures().size() == 72);
    CHECK(loaded->sectors().size() == 16);
    CHECK(loaded->life_events().size() >= 6);
    CHECK(loaded->units().provinces.size() == 34);
    CHECK(loaded->units().all_communes.size() == 3321);
    CHECK(loaded->units().ethnic_groups.size() == 55);
    CHECK_FALSE(loaded->version().empty());
}

TEST_CASE("every procedure that the kiosk files has a form in force") {
    for (const Procedure& procedure : test::catalog().procedures()) {
        INFO(procedure.code);
        CHECK((procedure.fit == KioskFit::inform || test::catalog().form_of(procedure, today) != nullptr));
        CHECK(processing_on(procedure, today) != nullptr);
        CHECK(documents_of(procedure, {}, today).size() <= procedure.documents.size());
    }
}

TEST_CASE("every life event leads somewhere and every sector holds something") {
    for (const LifeEvent& event : test::catalog().life_events()) {
        CHECK_FALSE(test::catalog().procedures_of(event).empty());
    }
    std::size_t all = 0;
    for (const Sector& sector : test::catalog().sectors()) {
        INFO(sector.id);
        const auto found = test::catalog().procedures_in(sector.id);
        CHECK_FALSE(found.empty());
        all += found.size();
    }
    CHECK(all == test::catalog().procedures().size());
}

TEST_CASE("the two names of a service level") {
    CHECK(name(ServiceLevel::full).vi.contains("toàn trình"));
    CHECK(name(ServiceLevel::full).vi.contains('4'));
    CHECK(name(ServiceLevel::partial).vi.contains("một phần"));
    CHECK(name(ServiceLevel::partial).vi.contains('3'));
}

TEST_CASE("documents follow the answers") {
    const Procedure& birth = *test::catalog().procedure("1.001193");
    const auto ids = [&](const Answers& answers) {
        std::set<std::string> out;
        for (const Document* document : documents_of(birth, answers, today)) {
            out.insert(document->id);
        }
        return out;
    };
    CHECK(ids({{"nks.loaiKhaiSinh", "ca_hai"}}) ==
          std::set<std::string>{"to_khai", "chung_sinh", "giay_to_tuy_than"});
    CHECK(ids({{"nks.loaiKhaiSinh", "bo_roi"}}).contains("bien_ban_bo_roi"));
    CHECK_FALSE(ids({{"nks.loaiKhaiSinh", "bo_roi"}}).contains("chung_sinh"));
    CHECK(ids({{"visit.for_someone_else", "yes"}}).contains("uy_quyen"));
}

TEST_CASE("a missing file is named") {
    auto files = test::read_assets();
    std::erase_if(files, [](const AssetFile& file) { return file.path == "assets/sectors.json"; });
    const auto loaded = Catalog::load(files);
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().code == ErrorCode::bad_asset);
    CHECK(loaded.error().detail == "assets/sectors.json: is missing");
}

TEST_CASE("files of others in the same folder are left alone") {
    auto files = test::read_assets();
    files.push_back({"assets/text/vi.json", "not even JSON"});
    files.push_back({"assets/procedures/README.md", "# Procedures"});
    CHECK(Catalog::load(files).has_value());
}
