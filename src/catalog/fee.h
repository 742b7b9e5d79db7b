// What a dossier costs: a function of procedure, province, channel, day, exemption and answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/time.h"
#include "src/catalog/procedure.h"

namespace kiosk {

struct FeeQuestion {
    std::string province;  ///< Code of the receiving hall's province.
    Channel channel = Channel::online;
    Date date{};
    std::string exemption;  ///< Id, or empty.
    Answers answers;
};

struct FeeLine {
    std::string id;
    FeeKind kind{};
    LocalText name;
    std::int64_t count = 1;
    std::optional<std::int64_t> amount;  ///< Đồng; nothing when it is told at the counter.
    std::string basis;
};

struct FeeResult {
    std::vector<FeeLine> lines;
    std::int64_t total = 0;  ///< Of the lines that are known.
    bool complete = true;    ///< False when a line is told at the counter.
};

/// One certified copy of a paper with so many pages (Thông tư 226/2016/TT-BTC).
[[nodiscard]] std::int64_t copy_certification_fee(std::int64_t pages);

[[nodiscard]] FeeResult fee(const Procedure& procedure, const FeeQuestion& question);

}  // namespace kiosk
