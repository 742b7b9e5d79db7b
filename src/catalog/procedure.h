// One administrative procedure (thủ tục hành chính) as data, and how the catalogue is ordered for a citizen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/catalog/condition.h"
#include "src/catalog/form.h"
#include "src/text/language.h"

namespace kiosk {

/// Nghị định 42/2022 names the upper two; people still know the numbers of the scheme before it.
enum class ServiceLevel { in_person = 2, partial = 3, full = 4 };

/// "Dịch vụ công trực tuyến toàn trình (mức độ 4)" and the like.
[[nodiscard]] const LocalText& name(ServiceLevel level);

/// How far the kiosk can carry the citizen.
enum class KioskFit { finish, prepare, inform };  ///< A, B, C.

enum class DocumentKind { form, scan, present };

struct Document {
    std::string id;
    LocalText name;
    LocalText note;  ///< When it is needed or what replaces it; may be empty.
    DocumentKind kind{};
    bool required = false;
    int originals = 0;
    int copies = 0;
    bool may_bring_later = false;
    When when;
    Effective effective;
};

enum class TimeUnit { working_days, days, hours, same_day, text_only };

struct ProcessingRule {
    Effective effective;
    TimeUnit unit{};
    int amount = 0;  ///< Nothing for same_day and text_only.
    LocalText text;
};

enum class Channel { online, hall, post };
enum class FeeKind { charge, service };  ///< lệ phí, phí: two receipts.
enum class FeeMethod {
    fixed,               ///< `amount`.
    per_unit,            ///< `amount` for each of the number in the answer `count`.
    copy_certification,  ///< By pages and copies: 2,000 đ for each of the first two pages, 1,000 đ after, at
                         ///< most 200,000 đ a copy.
    unannounced,         ///< Set by the province and not in the catalogue: told at the counter.
};

/// One rate of a fee. The first rate that fits date, province, channel and exemption counts.
struct FeeRate {
    Effective effective;
    std::vector<std::string> provinces;   ///< Codes; empty = all.
    std::vector<Channel> channels;        ///< Empty = all.
    std::vector<std::string> exemptions;  ///< Ids; empty = everyone.
    FeeMethod method{};
    std::int64_t amount = 0;
    std::string basis;  ///< The document that sets it.
};

struct FeeRule {
    std::string id;
    FeeKind kind{};
    LocalText name;
    std::string count;  ///< Answer with the number of copies; "items.*.soBan" sums over the rows of a table.
    std::string pages;  ///< Answer with the number of pages of each copy.
    When when;
    std::vector<FeeRate> rates;
};

struct Procedure {
    std::string code;
    LocalText name;   ///< The official name, and its translation.
    LocalText title;  ///< Short, for tiles and headings.
    std::string sector;
    ServiceLevel level{};
    KioskFit fit{};
    std::string form;  ///< Form id; empty when nothing can be filed here.
    std::vector<Document> documents;
    std::vector<ProcessingRule> processing;
    std::vector<FeeRule> fees;
    LocalText fee_text;
    std::vector<std::string> legal_basis;
    LocalText result;
    LocalText note;  ///< May be empty.
    std::vector<std::string> keywords;
    std::string formality_id;  ///< UUID at the national portal, may be empty.
    std::string system;        ///< Ministry system behind it, may be empty.
};

struct Sector {
    std::string id;
    LocalText name;
    std::string icon;
};

/// A tile of the home of the catalogue: what happened in the citizen's life.
struct LifeEvent {
    std::string id;
    LocalText title;
    LocalText subtitle;
    std::string icon;  ///< Glyph name in the Material Design icon font.
    std::vector<std::string> procedures;
};

/// A reason not to pay, told by the citizen and checked by the officer.
struct Exemption {
    std::string id;
    LocalText name;
};

}  // namespace kiosk
