// N35 over everything a citizen reads: our sentences, forms, and what the catalogue tells of procedures.
#include "tests/gallery/sentences.h"

#include <algorithm>

#include "kiosk/ui/text.h"
#include "src/catalog/catalog.h"
#include "tests/support/assets.h"
#include "tests/support/catch.h"

using namespace kiosk;
using gallery::sentence_findings;
using gallery::Wording;

namespace {

void check(std::string_view where, const LocalText& text, Wording wording = Wording::ours) {
    for (const auto language : {Language::vi, Language::en}) {
        for (const std::string& finding : sentence_findings(text.in(language), language, wording)) {
            CAPTURE(where, text.in(language));
            FAIL_CHECK(finding);
        }
    }
}

void check_field(const std::string& where, const Field& field) {
    if (!field.answered_by.empty() || field.type == FieldType::derived) {
        return;  // Never shown: another screen answers it.
    }
    // An oath is sworn in the words of its decree.
    check(where, field.label, field.type == FieldType::oath ? Wording::law : Wording::ours);
    check(where, field.help);
    for (const Option& option : field.options) {
        check(where, option.label);
    }
}

}  // namespace

TEST_CASE("our own sentences are short and plain") {
    const ui::Texts texts = ui::Texts::load("assets/text").value();
    for (std::size_t i = 0; i < text_key_names.size(); ++i) {
        const std::string_view key = text_key_names[i];
        const auto words = [&](Language language) { return texts.text(language, static_cast<TextKey>(i)); };
        check(key, {std::string(words(Language::vi)), std::string(words(Language::en))},
              key.starts_with("remedy.") ? Wording::staff : Wording::ours);
    }
}

TEST_CASE("forms ask in short and plain sentences") {
    for (const Form& form : test::catalog().forms()) {
        for (const FormSection& section : form.sections) {
            check(form.id, section.title);
            for (const FormGroup& group : section.groups) {
                check(form.id + " " + group.id, group.title);
                for (const Field& field : group.fields) {
                    check_field(form.id + " " + field.id, field);
                }
            }
        }
    }
}

TEST_CASE("the catalogue tells of procedures in short and plain sentences") {
    const Catalog& catalog = test::catalog();
    for (const Procedure& procedure : catalog.procedures()) {
        check(procedure.code, procedure.title);
        check(procedure.code, procedure.fee_text);
        check(procedure.code, procedure.note);
        for (const Document& document : procedure.documents) {
            check(procedure.code + " " + document.id, document.name, Wording::law);
            check(procedure.code + " " + document.id, document.note);
        }
        for (const ProcessingRule& rule : procedure.processing) {
            check(procedure.code, rule.text);
        }
    }
    for (const LifeEvent& event : catalog.life_events()) {
        check(event.id, event.title);
        check(event.id, event.subtitle);
    }
    for (const Sector& sector : catalog.sectors()) {
        check(sector.id, sector.name, Wording::law);
    }
    for (const Exemption& exemption : catalog.exemptions()) {
        check(exemption.id, exemption.name);
    }
}

TEST_CASE("what is long, shortened or a code is found, and nothing else") {
    const auto finds = [](std::string_view text, std::string_view rule, Wording wording = Wording::ours) {
        const auto found = sentence_findings(text, Language::vi, wording);
        return found.size() == 1 && found.front().starts_with(rule);
    };
    CHECK(finds("Một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu.", "long sentence: 16"));
    CHECK(finds("Xin chờ. Máy đang in. Xin lấy phiếu.", "many sentences: 3"));
    CHECK(finds("Xin đến UBND xã.", "shortened: UBND"));
    CHECK(finds("Có QSDĐ không?", "shortened: QSDĐ"));
    CHECK(finds("Giấy tờ, ảnh v.v.", "shortened: v.v."));
    CHECK(finds("Chọn nks.loaiKhaiSinh", "code: nks.loaiKhaiSinh"));
    CHECK(finds("Lỗi printer_jam", "code: printer_jam"));
    CHECK(finds("Xin bấm submit", "code: submit"));
    CHECK(finds("Có lỗi printer_jam ở TTHC", "code: printer_jam", Wording::staff));
    CHECK(
        sentence_findings("Phí 2.000 đồng một trang. Xin quét mã QR.", Language::vi, Wording::ours).empty());
    CHECK(sentence_findings("Còn {seconds} giây", Language::vi, Wording::ours).empty());
}
