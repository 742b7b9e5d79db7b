#include "src/catalog/readers.h"

namespace kiosk {

namespace {

/// No fee of a commune comes near; a larger number is a slip of the pen.
constexpr std::int64_t largest_fee = 100'000'000;

Document read_document(AssetNode node) {
    Document out;
    out.id = node.text("id");
    out.name = node.local("name");
    out.note = node.optional_local("note");
    out.kind = node.one_of<DocumentKind>(
        "kind",
        {{"form", DocumentKind::form}, {"scan", DocumentKind::scan}, {"present", DocumentKind::present}});
    out.required = node.flag("required");
    out.originals = static_cast<int>(node.integer("originals", 0, 20));
    out.copies = static_cast<int>(node.integer("copies", 0, 20));
    out.may_bring_later = node.flag("may_bring_later");
    out.when = read_condition(node, "when");
    out.effective = node.effective();
    node.done();
    return out;
}

ProcessingRule read_processing(AssetNode node) {
    ProcessingRule out;
    out.effective = node.effective();
    out.unit = node.one_of<TimeUnit>("unit", {{"working_days", TimeUnit::working_days},
                                              {"days", TimeUnit::days},
                                              {"hours", TimeUnit::hours},
                                              {"same_day", TimeUnit::same_day},
                                              {"text_only", TimeUnit::text_only}});
    if (out.unit != TimeUnit::same_day && out.unit != TimeUnit::text_only) {
        out.amount = static_cast<int>(node.integer("amount", 1, 365));
    }
    out.text = node.local("text");
    node.done();
    return out;
}

FeeRate read_rate(AssetNode node) {
    FeeRate out;
    out.effective = node.effective();
    out.provinces = node.optional_texts("provinces");
    out.channels = node.any_of<Channel>(
        "channels", {{"online", Channel::online}, {"hall", Channel::hall}, {"post", Channel::post}});
    out.exemptions = node.optional_texts("exemptions");
    out.method = node.one_of<FeeMethod>("method", {{"fixed", FeeMethod::fixed},
                                                   {"per_unit", FeeMethod::per_unit},
                                                   {"copy_certification", FeeMethod::copy_certification},
                                                   {"unannounced", FeeMethod::unannounced}});
    if (out.method == FeeMethod::fixed || out.method == FeeMethod::per_unit) {
        out.amount = node.integer("amount", 0, largest_fee);
    }
    out.basis = node.text("basis");
    node.done();
    return out;
}

FeeRule read_fee(AssetNode node) {
    FeeRule out;
    out.id = node.text("id");
    out.kind = node.one_of<FeeKind>("kind", {{"charge", FeeKind::charge}, {"service", FeeKind::service}});
    out.name = node.local("name");
    out.count = node.optional_text("count");
    out.pages = node.optional_text("pages");
    out.when = read_condition(node, "when");
    for (const AssetNode& rate : node.children("rates")) {
        out.rates.push_back(read_rate(rate));
    }
    node.done();
    return out;
}

}  // namespace

Procedure read_procedure(AssetNode node) {
    Procedure out;
    out.code = node.text("code");
    out.name = node.local("name");
    out.title = node.local("title");
    out.sector = node.text("sector");
    out.level = node.one_of<ServiceLevel>("level", {{"full", ServiceLevel::full},
                                                    {"partial", ServiceLevel::partial},
                                                    {"in_person", ServiceLevel::in_person}});
    out.fit = node.one_of<KioskFit>(
        "fit", {{"A", KioskFit::finish}, {"B", KioskFit::prepare}, {"C", KioskFit::inform}});
    out.form = node.optional_text("form");
    for (const AssetNode& document : node.children("documents")) {
        out.documents.push_back(read_document(document));
    }
    for (const AssetNode& rule : node.children("processing")) {
        out.processing.push_back(read_processing(rule));
    }
    for (const AssetNode& rule : node.optional_children("fees")) {
        out.fees.push_back(read_fee(rule));
    }
    out.fee_text = node.local("fee_text");
    out.legal_basis = node.texts("legal_basis");
    out.result = node.local("result");
    out.note = node.optional_local("note");
    out.keywords = node.optional_texts("keywords");
    out.formality_id = node.optional_text("formality_id");
    out.system = node.optional_text("system");
    node.done();
    return out;
}

}  // namespace kiosk
