#include "src/dossier/answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "src/text/iso_date.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;
using Kind = ProblemKind;

namespace {

Date on(const char* iso) {
    return *text::parse_iso_date(iso);
}

const Date today = on("2026-11-20");

const Form& form(const char* id) {
    return *test::catalog().form(id, today);
}

const FormGroup& group(const Form& in, std::string_view id) {
    for (const FormSection& section : in.sections) {
        for (const FormGroup& candidate : section.groups) {
            if (candidate.id == id) {
                return candidate;
            }
        }
    }
    throw std::runtime_error("no group " + std::string(id));
}

/// The problem found with one field of one group, or nothing.
std::optional<Kind> problem(const char* form_id, const char* group_id, const Answers& answers,
                            std::string_view field) {
    for (const Problem& found : check(form(form_id), group(form(form_id), group_id), answers, today)) {
        if (found.field == field) {
            return found.kind;
        }
    }
    return std::nullopt;
}

/// An invented citizen.
Citizen lan() {
    Citizen citizen;
    citizen.name = "Trần Thị Lan Thử";
    citizen.id_number = "001190000017";
    citizen.birth_date = on("1990-05-04");
    citizen.sex = Sex::female;
    citizen.address = "01|00004|12 phố Thử";
    citizen.phone = "0912345678";
    citizen.issue_date = on("2022-01-10");
    return citizen;
}

std::vector<std::string> group_ids(const Form& in, const Answers& answers) {
    std::vector<std::string> out;
    for (const FormGroup* asked : asked_groups(in, answers)) {
        out.push_back(asked->id);
    }
    return out;
}

bool asks(const Form& in, const Answers& answers, std::string_view id) {
    const auto ids = group_ids(in, answers);
    return std::ranges::find(ids, id) != ids.end();
}

const auto none = std::optional<Kind>();

}  // namespace

TEST_CASE("each kind of problem has a name of its own") {
    std::set<std::string_view> names;
    for (const Kind kind : all_problem_kinds()) {
        names.insert(name(kind));
    }
    CHECK(names.size() == all_problem_kinds().size());
    CHECK(name(Kind::oath_not_taken) == "oath_not_taken");
}

TEST_CASE("groups follow the answers") {
    const Form& birth = form("khai_sinh");
    CHECK(asks(birth, {{"nks.loaiKhaiSinh", "ca_hai"}}, "cha"));
    CHECK(asks(birth, {{"nks.loaiKhaiSinh", "ca_hai"}}, "me"));
    CHECK_FALSE(asks(birth, {{"nks.loaiKhaiSinh", "chi_me"}}, "cha"));
    CHECK_FALSE(asks(birth, {{"nks.loaiKhaiSinh", "bo_roi"}}, "me"));
    CHECK(asks(birth, {{"nks.loaiKhaiSinh", "chi_me"}}, "me.giayTo"));
    CHECK_FALSE(
        asks(birth, {{"nks.loaiKhaiSinh", "chi_me"}, {"me.soDinhDanh", "001190000017"}}, "me.giayTo"));
}

TEST_CASE("the kiosk's own delivery step is not asked twice") {
    for (const Form& each : test::catalog().forms()) {
        INFO(each.id);
        CHECK_FALSE(asks(each, {}, "nhan_ket_qua"));
        CHECK_FALSE(asks(each, {{"visit.delivery", "post"}}, "nhan_ket_qua"));
    }
    CHECK(asks(form("delivery"), {{"delivery.method", "post"}}, "delivery.address"));
    CHECK_FALSE(asks(form("delivery"), {{"delivery.method", "hall"}}, "delivery.address"));
}

TEST_CASE("rows of a table are groups") {
    const Form& copies = form("chung_thuc_ban_sao");
    CHECK(asks(copies, {{"items.soLuong", "2"}}, "items.2"));
    CHECK_FALSE(asks(copies, {{"items.soLuong", "2"}}, "items.3"));
    CHECK(asks(form("ct01"), {{"thanhVien.soNguoi", "6"}}, "thanhVien.6"));
    CHECK_FALSE(asks(form("ct01"), {{"thanhVien.soNguoi", "0"}}, "thanhVien.1"));
}

TEST_CASE("what is required") {
    CHECK(problem("khai_sinh", "nks", {}, "nks.hoTen") == Kind::missing);
    CHECK(problem("khai_sinh", "gcs", {}, "gcs.so") == none);
    CHECK(problem("khai_sinh", "me", {{"nks.loaiKhaiSinh", "chi_me"}}, "me.hoTen") == Kind::missing);
    CHECK(problem("khai_sinh", "cha", {{"nks.loaiKhaiSinh", "mang_thai_ho"}}, "cha.hoTen") ==
          Kind::none_filled);
    CHECK(problem("khai_sinh", "cha", {{"nks.loaiKhaiSinh", "mang_thai_ho"}, {"me.hoTen", "Lê Thị Thử"}},
                  "cha.hoTen") == none);
    CHECK(problem("khai_sinh", "ban_sao", {{"deNghiCapBanSao", "yes"}}, "soLuongBanSao") == Kind::missing);
    CHECK(problem("khai_sinh", "ban_sao", {{"deNghiCapBanSao", "no"}}, "soLuongBanSao") == none);
    CHECK(problem("khai_sinh", "cam_doan", {}, "camDoan") == Kind::oath_not_taken);
    CHECK(problem("khai_sinh", "cam_doan", {{"camDoan", "no"}}, "camDoan") == Kind::oath_not_taken);
    CHECK(problem("khai_sinh", "cam_doan", {{"camDoan", "yes"}}, "camDoan") == none);
}

TEST_CASE("names") {
    const auto of = [](const char* name) {
        return problem("identity", "identity.name", {{"identity.name", name}}, "identity.name");
    };
    CHECK(of("Nguyễn Văn Thử") == none);
    CHECK(of("H'Hen Niê") == none);
    CHECK(of("Siu") == Kind::single_word_name);
    CHECK(of("Nguyễn 2") == Kind::bad_name);
    CHECK(of("@") == Kind::bad_name);
    CHECK(of(std::string(101, 'a').c_str()) == Kind::bad_name);
}

TEST_CASE("id numbers and what they claim") {
    const auto number = [](const char* digits) {
        return problem("identity", "identity.id_number", {{"identity.id_number", digits}},
                       "identity.id_number");
    };
    CHECK(number("001190000017") == none);
    CHECK(number("00119000001") == Kind::bad_id_number);
    CHECK(number("00119000001a") == Kind::bad_id_number);
    CHECK(number("003190000017") == Kind::unknown_id_province);
    const auto birth = [](const char* date, const char* sex, const char* field) {
        return problem(
            "identity", "identity.birth",
            {{"identity.id_number", "001190000017"}, {"identity.birth_date", date}, {"identity.sex", sex}},
            field);
    };
    CHECK(birth("1990-05-04", "female", "identity.birth_date") == none);
    CHECK(birth("1990-05-04", "female", "identity.sex") == none);
    CHECK(birth("1991-05-04", "female", "identity.birth_date") == Kind::id_birth_mismatch);
    CHECK(birth("1990-05-04", "male", "identity.sex") == Kind::id_sex_mismatch);
    CHECK(birth("2090-05-04", "female", "identity.birth_date") == Kind::date_in_future);
}

TEST_CASE("phones, email and numbers") {
    const auto phone = [](const char* typed) {
        return problem("identity", "identity.phone", {{"identity.phone", typed}}, "identity.phone");
    };
    CHECK(phone("0912345678") == none);
    CHECK(phone("02438251234") == none);
    for (const char* wrong :
         {"0112345678", "091234567", "09123456789", "912345678", "+84912345678", "09123x5678"}) {
        INFO(wrong);
        CHECK(phone(wrong) == Kind::bad_phone);
    }
    const auto email = [](const char* typed) {
        return problem("identity", "identity.phone",
                       {{"identity.phone", "0912345678"}, {"identity.email", typed}}, "identity.email");
    };
    CHECK(email("") == none);
    CHECK(email("thu.lan@vi-du.vn") == none);
    for (const char* wrong :
         {"lan", "@a.vn", "lan@", "lan@vn", "lan@a..vn", "l an@a.vn", "lan@a.v", "lan@@a.vn", "lần@a.vn"}) {
        INFO(wrong);
        CHECK(email(wrong) == Kind::bad_email);
    }
    const auto copies = [](const char* typed) {
        return problem("trich_luc", "ban_sao", {{"soLuongBanSao", typed}}, "soLuongBanSao");
    };
    CHECK(copies("20") == none);
    CHECK(copies("0") == Kind::out_of_range);
    CHECK(copies("21") == Kind::out_of_range);
    CHECK(copies("two") == Kind::bad_number);
}

TEST_CASE("dates in order") {
    const auto death = [](Answers answers, const char* field) {
        answers.emplace("nkt.ngaySinh", "1950");
        return problem("khai_tu", "nkt.ngayChet", answers, field);
    };
    CHECK(death({{"nkt.ngayChet", "2026-11-19"}}, "nkt.ngayChet") == none);
    CHECK(death({{"nkt.ngayChet", "2026-11-21"}}, "nkt.ngayChet") == Kind::date_in_future);
    CHECK(death({{"nkt.ngayChet", "1949-12-31"}}, "nkt.ngayChet") == Kind::date_out_of_order);
    CHECK(death({{"nkt.ngayChet", "1950-01-01"}}, "nkt.ngayChet") ==
          Kind::date_too_long_ago);  // A warning, not an error.
    CHECK(death({{"nkt.ngayChet", "1950"}}, "nkt.ngayChet") == Kind::bad_date);
    CHECK(death({{"nkt.ngayChet", "2026-11-19"}, {"nkt.gioPhutChet", "24:00"}}, "nkt.gioPhutChet") ==
          Kind::bad_time);
    const auto birth = [](const char* date) {
        return problem("khai_tu", "nkt", {{"nkt.ngaySinh", date}}, "nkt.ngaySinh");
    };
    CHECK(birth("1950") == none);
    CHECK(birth("1950-07") == none);
    CHECK(birth("1950-13") == Kind::bad_date);
    CHECK(birth("50") == Kind::bad_date);
    CHECK(birth("1700") == Kind::bad_date);
}

TEST_CASE("a parent is at least twelve years older, or asked about") {
    Answers answers{
        {"nks.loaiKhaiSinh", "chi_me"}, {"nks.ngaySinh", "2026-11-01"}, {"me.hoTen", "Lê Thị Thử"}};
    answers["me.ngaySinh"] = "2014-11-01";
    CHECK(problem("khai_sinh", "me", answers, "me.ngaySinh") == none);
    answers["me.ngaySinh"] = "2014-11-02";
    const auto found = check(form("khai_sinh"), group(form("khai_sinh"), "me"), answers, today);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == Kind::parent_too_young);
    CHECK(found[0].severity == Gravity::warning);
    CHECK(found[0].low == 12);
    answers["me.ngaySinh"] = "2014";  // Some day of that year would do.
    CHECK(problem("khai_sinh", "me", answers, "me.ngaySinh") == none);
}

TEST_CASE("an ethnic group that neither parent has") {
    CHECK(problem("khai_sinh", "nks.danToc", {{"nks.danToc", "Tày"}, {"nks.quocTich", "VN"}}, "nks.danToc") ==
          none);
    CHECK(problem("khai_sinh", "nks.danToc",
                  {{"nks.danToc", "Tày"}, {"me.danToc", "Kinh"}, {"nks.quocTich", "VN"}},
                  "nks.danToc") == Kind::differs_from_parents);
}

TEST_CASE("two people who marry") {
    Answers answers{{"nam.ngaySinh", "2006-11-20"},
                    {"nu.ngaySinh", "2008-11-21"},
                    {"nu.giayTo.so", "001308000017"},
                    {"nam.giayTo.so", "001308000017"}};
    CHECK(problem("ket_hon", "nam", answers, "nam.ngaySinh") == none);
    CHECK(problem("ket_hon", "nu", answers, "nu.ngaySinh") == Kind::too_young);
    answers["nam.ngaySinh"] = "2008-01-01";
    CHECK(problem("ket_hon", "nam.giayTo", answers, "nam.giayTo.so") == Kind::same_person);
}

TEST_CASE("temporary residence of two years at most") {
    Answers answers{{"noiDung.loai", "tam_tru"}, {"thoiHan.tu", "2026-12-01"}, {"thoiHan.den", "2028-12-01"}};
    CHECK(problem("ct01", "thoiHan", answers, "thoiHan.den") == none);
    answers["thoiHan.den"] = "2028-12-02";
    CHECK(problem("ct01", "thoiHan", answers, "thoiHan.den") == Kind::period_too_long);
    answers["thoiHan.den"] = "2026-11-30";
    CHECK(problem("ct01", "thoiHan", answers, "thoiHan.den") == Kind::date_out_of_order);
}

TEST_CASE("addresses and texts") {
    const auto address = [](const std::string& value) {
        return problem("identity", "identity.address", {{"identity.address", value}}, "identity.address");
    };
    CHECK(address("01|00004|12 phố Thử") == none);
    CHECK(address("01|00004|") == none);
    CHECK(address("01||12 phố Thử") == Kind::bad_address);
    CHECK(address("12 phố Thử") == Kind::bad_address);
    CHECK(address("01|00004|" + std::string(251, 'a')) == Kind::bad_address);
    CHECK(problem("de_nghi", "noiDung", {{"noiDung", std::string(2001, 'a')}}, "noiDung") == Kind::too_long);
}

TEST_CASE("errors come before warnings") {
    const Answers answers{{"nks.hoTen", "Siu"}, {"nks.ngaySinh", "2027-01-01"}, {"nks.gioiTinh", "other"}};
    const auto found = check(form("khai_sinh"), group(form("khai_sinh"), "nks"), answers, today);
    REQUIRE(found.size() == 3);
    CHECK(found[0].severity == Gravity::error);
    CHECK(found[1].severity == Gravity::error);
    CHECK(found[2].kind == Kind::single_word_name);
}

TEST_CASE("what is known is filled in") {
    const Answers own = prefilled(form("xac_nhan_tthn"), lan(), {});
    CHECK(answer(own, "nyc.hoTen") == "Trần Thị Lan Thử");
    CHECK(answer(own, "nyc.ngaySinh") == "1990-05-04");
    CHECK(answer(own, "ndc.hoTen") == "Trần Thị Lan Thử");
    CHECK(answer(own, "ndc.gioiTinh") == "female");
    CHECK(answer(own, "ndc.quocTich") == "VN");
    const Answers other =
        prefilled(form("xac_nhan_tthn"), lan(), {{"visit.for_someone_else", "yes"}, {"nyc.hoTen", "Lan"}});
    CHECK(answer(other, "ndc.hoTen").empty());
    CHECK(answer(other, "nyc.hoTen") == "Lan");  // Never overwritten.
    CHECK(answer(other, "camDoan").empty());     // An oath is never taken for anybody.
}

TEST_CASE("the identity form makes a citizen") {
    const Citizen before = lan();
    const Answers answers = prefilled(form("identity"), before, {});
    CHECK(check(form("identity"), answers, today).empty());
    const Citizen after = citizen_from_identity(answers);
    CHECK(after.name == before.name);
    CHECK(after.id_number == before.id_number);
    CHECK(after.birth_date == before.birth_date);
    CHECK(after.sex == before.sex);
    CHECK(after.address == before.address);
    CHECK(after.source == IdentitySource::typed);
}

TEST_CASE("typed answers are stored in one way") {
    const auto stored = [](const char* form_id, const char* field, const char* typed) {
        return normalised(*form(form_id).field(field), typed);
    };
    CHECK(stored("identity", "identity.birth_date", "4/5/1990") == "1990-05-04");
    CHECK(stored("identity", "identity.birth_date", " 04-05-1990 ") == "1990-05-04");
    CHECK(stored("identity", "identity.birth_date", "1990-05-04") == "1990-05-04");
    CHECK(stored("khai_tu", "nkt.ngaySinh", "1950") == "1950");
    CHECK(stored("khai_tu", "nkt.ngaySinh", "7/1950") == "1950-07");
    CHECK(stored("identity", "identity.birth_date", "1950-07") == "1950-07");
    CHECK(stored("identity", "identity.birth_date", "tomorrow") == "tomorrow");
    CHECK(stored("identity", "identity.birth_date", "") == "");
    CHECK(stored("identity", "identity.phone", "+84 912 345 678") == "0912345678");
    CHECK(stored("identity", "identity.phone", "0912.345.678") == "0912345678");
    CHECK(stored("identity", "identity.id_number", "001 190 000 017") == "001190000017");
    CHECK(stored("identity", "identity.name", "  Tra\u0302\u0300n   Lan ") == "Trần Lan");
}

TEST_CASE("dates in words") {
    CHECK(date_in_words(on("2026-11-20")) ==
          "Ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi sáu");
    CHECK(date_in_words(on("2005-04-21")) == "Ngày hai mươi mốt tháng tư năm hai nghìn không trăm linh năm");
    CHECK(date_in_words(on("1995-01-15")) == "Ngày mười lăm tháng một năm một nghìn chín trăm chín mươi lăm");
    CHECK(date_in_words(on("2000-12-31")) == "Ngày ba mươi mốt tháng mười hai năm hai nghìn");
    CHECK(date_in_words(on("1900-10-05")) == "Ngày năm tháng mười năm một nghìn chín trăm");
}

TEST_CASE("the portal gets what applies, with its own codes") {
    Answers answers = prefilled(form("khai_sinh"), lan(), {});
    answers["nks.hoTen"] = "Trần Bé Thử";
    answers["nks.ngaySinh"] = "2026-11-20";
    answers["nks.gioiTinh"] = "female";
    answers["nks.loaiKhaiSinh"] = "chi_me";
    answers["nks.noiSinh"] = "01|00004|Bệnh viện Thử";
    answers["cha.hoTen"] = "Left From Before";
    answers["camDoan"] = "yes";
    answers["delivery.method"] = "hall";
    const auto sent = nlohmann::json::parse(to_json(form("khai_sinh"), answers, lan()));
    CHECK(sent["form"] == "khai_sinh");
    CHECK(sent["form_version"] == "2024.1");
    CHECK(sent["applicant"]["id_number"] == "001190000017");
    CHECK(sent["applicant"]["source"] == "typed");
    const auto field = [&](const char* id) -> nlohmann::json {
        for (const auto& entry : sent["fields"]) {
            if (entry["id"] == id) {
                return entry;
            }
        }
        return nullptr;
    };
    CHECK(field("nks.hoTen")["btp"] == "nksHoTen");
    CHECK(field("nks.hoTen")["portal"] == "HoTenKS");
    CHECK(field("nks.gioiTinh")["value"] == "Nữ");
    CHECK(field("nks.noiSinh")["value"]["xa"] == "00004");
    CHECK(field("nks.ngaySinhBangChu")["value"] ==
          "Ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi sáu");
    CHECK(field("camDoan")["value"] == true);
    CHECK(field("nhanKetQua.hinhThuc")["value"] == "Bản giấy tại Trung tâm PVHCC");
    CHECK(field("cha.hoTen").is_null());  // The father is not asked in this case.
}

TEST_CASE("bytes that are no text do not break the form part") {
    CHECK_NOTHROW(to_json(form("de_nghi"), {{"noiDung", "\xff\xfe"}}, lan()));
}
