#include "src/catalog/asset_node.h"

#include <fmt/core.h>

#include <algorithm>

#include "src/text/fold.h"
#include "src/text/iso_date.h"

namespace kiosk {

using nlohmann::json;

namespace {

std::string joined(const std::string& where, std::string_view step) {
    return where.empty() || step.empty() ? fmt::format("{}{}", where, step)
                                         : fmt::format("{}.{}", where, step);
}

}  // namespace

void Mistake::note(const std::string& where, const std::string& what) {
    if (!error_) {
        error_ = Error{ErrorCode::bad_asset, where.empty() ? fmt::format("{}: {}", file_, what)
                                                           : fmt::format("{}: {}: {}", file_, where, what)};
    }
}

void AssetNode::wrong(std::string_view key, const std::string& what) const {
    mistake_->note(joined(where_, key), what);
}

const json* AssetNode::find(const char* key) {
    asked_.emplace_back(key);
    if (!value_->is_object()) {
        return nullptr;
    }
    const auto found = value_->find(key);
    return found == value_->end() ? nullptr : &*found;
}

std::string AssetNode::optional_text(const char* key) {
    const json* found = find(key);
    if (found == nullptr) {
        return {};
    }
    if (!found->is_string() || found->get_ref<const std::string&>().empty()) {
        wrong(key, "must be a text that is not empty");
        return {};
    }
    return found->get<std::string>();
}

std::string AssetNode::text(const char* key) {
    std::string out = optional_text(key);
    if (out.empty()) {
        wrong(key, "is missing");
    }
    return out;
}

LocalText AssetNode::optional_local(const char* key) {
    return has(key) ? local(key) : LocalText{};
}

LocalText AssetNode::local(const char* key) {
    AssetNode node = child(key);
    LocalText out{node.text("vi"), node.text("en")};
    if (text::nfc(out.vi) != out.vi) {
        node.wrong("vi", "is not composed (NFC)");
    }
    node.done();
    return out;
}

std::int64_t AssetNode::integer(const char* key, std::int64_t low, std::int64_t high) {
    const json* found = find(key);
    if (found == nullptr || !found->is_number_integer()) {
        wrong(key, "must be a whole number");
        return low;
    }
    // An unsigned value beyond the signed range would wrap on get<int64_t>.
    const bool huge = found->is_number_unsigned() && found->get<std::uint64_t>() > std::uint64_t{INT64_MAX};
    const std::int64_t value = huge ? INT64_MAX : found->get<std::int64_t>();
    if (value < low || value > high) {
        wrong(key, "must be from " + std::to_string(low) + " to " + std::to_string(high));
        return low;
    }
    return value;
}

bool AssetNode::flag(const char* key) {
    const json* found = find(key);
    if (found == nullptr) {
        return false;
    }
    if (!found->is_boolean()) {
        wrong(key, "must be true or false");
        return false;
    }
    return found->get<bool>();
}

Date AssetNode::date(const char* key) {
    const auto found = text::parse_iso_date(text(key));
    if (!found) {
        wrong(key, "must be a date such as 2026-11-20");
    }
    return found.value_or(Date{});
}

Effective AssetNode::effective() {
    Effective out{date("from"), std::nullopt};
    if (has("to")) {
        out.to = date("to");
        if (*out.to < out.from) {
            wrong("to", "is before \"from\"");
        }
    }
    return out;
}

std::vector<std::string> AssetNode::optional_texts(const char* key) {
    const json* found = find(key);
    std::vector<std::string> out;
    if (found == nullptr) {
        return out;
    }
    if (!found->is_array()) {
        wrong(key, "must be a list of texts");
        return out;
    }
    for (const json& item : *found) {
        if (!item.is_string() || item.get_ref<const std::string&>().empty()) {
            wrong(fmt::format("{}[{}]", key, out.size()), "must be a text that is not empty");
            return out;
        }
        out.push_back(item.get<std::string>());
    }
    return out;
}

std::vector<std::string> AssetNode::texts(const char* key) {
    auto out = optional_texts(key);
    if (out.empty()) {
        wrong(key, "must hold at least one text");
    }
    return out;
}

std::vector<AssetNode> AssetNode::optional_children(const char* key) {
    const json* found = find(key);
    std::vector<AssetNode> out;
    if (found == nullptr) {
        return out;
    }
    if (!found->is_array()) {
        wrong(key, "must be a list");
        return out;
    }
    const std::string base = joined(where_, key);
    for (const json& item : *found) {
        out.push_back(AssetNode(item, *this, fmt::format("{}[{}]", base, out.size())));
    }
    return out;
}

std::vector<AssetNode> AssetNode::children(const char* key) {
    auto out = optional_children(key);
    if (out.empty()) {
        wrong(key, "must hold at least one entry");
    }
    return out;
}

AssetNode AssetNode::child(const char* key) {
    static const json nothing;
    const json* found = find(key);
    if (found == nullptr) {
        wrong(key, "is missing");
        found = &nothing;
    }
    return {*found, *this, joined(where_, key)};
}

void AssetNode::done() {
    if (!value_->is_object()) {
        wrong("", "must be an object");
        return;
    }
    for (const auto& [key, value] : value_->items()) {
        if (std::ranges::find(asked_, key) == asked_.end()) {
            wrong(key, "is not a known key");
        }
    }
}

}  // namespace kiosk
