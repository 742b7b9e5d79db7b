#include "tests/portal/gateway_in_memory.h"

#include <algorithm>

namespace kiosk::testing {

Result<std::vector<MissingPart>> GatewayInMemory::announce(const Manifest& manifest, std::stop_token) {
    if (fails()) {
        return fail(ErrorCode::portal_unreachable, "before");
    }
    auto& dossier = known[manifest.key];
    dossier.manifest = manifest;
    const auto missing = missing_of(dossier);
    if (fails()) {
        return fail(ErrorCode::portal_timeout, "after");
    }
    return missing;
}

Result<std::uint64_t> GatewayInMemory::upload(const std::string& key, const BlobRef& blob, ByteView whole,
                                              std::uint64_t offset, std::stop_token) {
    if (fails()) {
        return fail(ErrorCode::portal_unreachable, "before");
    }
    if (!known.contains(key)) {
        return fail(ErrorCode::portal_not_found, key);
    }
    auto& part = known[key].parts[blob.sha256];
    if (offset != part.size() || offset > whole.size()) {
        return fail(ErrorCode::portal_broken_answer, "wrong offset");
    }
    // Sometimes only a piece arrives.
    const auto rest = whole.size() - offset;
    const auto arrived = fails() ? rest / 2 : rest;
    part.insert(part.end(), whole.begin() + static_cast<std::ptrdiff_t>(offset),
                whole.begin() + static_cast<std::ptrdiff_t>(offset + arrived));
    if (fails()) {
        return fail(ErrorCode::portal_timeout, "after");
    }
    return part.size();
}

Result<Submission> GatewayInMemory::submit(const std::string& key, std::stop_token) {
    if (fails()) {
        return fail(ErrorCode::portal_unreachable, "before");
    }
    if (!known.contains(key) || !missing_of(known[key]).empty()) {
        return fail(ErrorCode::portal_not_found, key);
    }
    auto& dossier = known[key];
    if (dossier.code.empty()) {
        ++dossier.accepted;
        dossier.code = "H26-261120-" + std::to_string(1000 + known.size());
    }
    if (fails()) {
        return fail(ErrorCode::portal_timeout, "after");
    }
    return submission(dossier);
}

Result<std::optional<Submission>> GatewayInMemory::outcome(const std::string& key, std::stop_token) {
    if (fails()) {
        return fail(ErrorCode::portal_timeout, "outcome");
    }
    const auto dossier = known.find(key);
    if (dossier == known.end() || dossier->second.code.empty()) {
        return std::nullopt;
    }
    return submission(dossier->second);
}

Submission GatewayInMemory::submission(const Known& dossier) {
    return {.dossier_code = dossier.code,
            .lookup_pin = "4711",
            .status = DossierStatus::newly_registered,
            .received_at = {},
            .fee_due = 0};
}

std::vector<MissingPart> GatewayInMemory::missing_of(const Known& dossier) {
    std::vector<MissingPart> missing;
    const auto look = [&](const BlobRef& ref) {
        const auto part = dossier.parts.find(ref.sha256);
        const std::uint64_t have = part == dossier.parts.end() ? 0 : part->second.size();
        const auto same = [&](const MissingPart& m) { return m.sha256 == ref.sha256; };
        if (have != ref.size && std::ranges::none_of(missing, same)) {
            missing.push_back({ref.sha256, have});
        }
    };
    look(dossier.manifest.form);
    for (const auto& component : dossier.manifest.components) {
        std::ranges::for_each(component.blobs, look);
    }
    return missing;
}

}  // namespace kiosk::testing
