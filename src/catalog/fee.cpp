#include "src/catalog/fee.h"

#include <algorithm>
#include <charconv>

namespace kiosk {

namespace {

/// More than any real order; keeps sums of foreign numbers far from overflow.
constexpr std::int64_t most_copies = 10'000;

std::optional<std::int64_t> number(const Answers& answers, const std::string& key) {
    const std::string_view text = answer(answers, key);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return std::clamp<std::int64_t>(value, 0, most_copies);
}

/// "items.*.soBan" in row 2 is "items.2.soBan"; a key without a star has one row.
std::string in_row(const std::string& key, int row) {
    std::string out = key;
    if (const std::size_t star = out.find('*'); star != std::string::npos) {
        out.replace(star, 1, std::to_string(row));
    }
    return out;
}

struct Count {
    std::int64_t copies = 0;
    std::int64_t certification = 0;
};

/// Rows are numbered from 1 without gaps, so the first row without a number of copies ends the table.
Count count(const FeeRule& rule, const Answers& answers) {
    const bool table = rule.count.contains('*');
    Count out;
    for (int row = 1; table || row == 1; ++row) {
        const auto copies = number(answers, in_row(rule.count, row));
        if (!copies) {
            break;
        }
        out.copies += *copies;
        if (!rule.pages.empty()) {
            out.certification +=
                *copies * copy_certification_fee(number(answers, in_row(rule.pages, row)).value_or(1));
        }
    }
    return out;
}

bool fits(const FeeRate& rate, const FeeQuestion& question) {
    const auto allows = [](const auto& list, const auto& value) {
        return list.empty() || std::ranges::find(list, value) != list.end();
    };
    return rate.effective.covers(question.date) && allows(rate.provinces, question.province) &&
           allows(rate.channels, question.channel) && allows(rate.exemptions, question.exemption);
}

FeeLine line(const FeeRule& rule, const FeeRate& rate, const Answers& answers) {
    FeeLine out{rule.id, rule.kind, rule.name, 1, rate.amount, rate.basis};
    switch (rate.method) {
        case FeeMethod::fixed: break;
        case FeeMethod::per_unit:
            out.count = count(rule, answers).copies;
            out.amount = rate.amount * out.count;
            break;
        case FeeMethod::copy_certification: {
            const Count counted = count(rule, answers);
            out.count = counted.copies;
            out.amount = counted.certification;
            break;
        }
        case FeeMethod::unannounced: out.amount.reset(); break;
    }
    return out;
}

}  // namespace

std::int64_t copy_certification_fee(std::int64_t pages) {
    // Thông tư 226/2016/TT-BTC: 2,000 đ for the first and second page, 1,000 đ from the third on, at most
    // 200,000 đ a copy.
    return std::min<std::int64_t>(
        200'000, 2'000 * std::min<std::int64_t>(pages, 2) + 1'000 * std::max<std::int64_t>(pages - 2, 0));
}

FeeResult fee(const Procedure& procedure, const FeeQuestion& question) {
    FeeResult result;
    for (const FeeRule& rule : procedure.fees) {
        if (!rule.when.holds(question.answers)) {
            continue;
        }
        const auto rate =
            std::ranges::find_if(rule.rates, [&](const FeeRate& r) { return fits(r, question); });
        if (rate == rule.rates.end()) {
            continue;
        }
        result.lines.push_back(line(rule, *rate, question.answers));
        result.total += result.lines.back().amount.value_or(0);
        result.complete = result.complete && result.lines.back().amount.has_value();
    }
    return result;
}

}  // namespace kiosk
