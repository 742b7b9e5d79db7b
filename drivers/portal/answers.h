// Turns the gateway's answers into values. Every field is checked against the contract and against what was
// asked: portal_broken_answer for what the contract forbids, portal_wrong_dossier for an answer to another
// question.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/portal/portal.h"

namespace kiosk {

/// No part and no PDF is larger: 6 MiB of file as portals take them, and room for sealing.
inline constexpr std::uint64_t blob_max_bytes = 8UL * 1024 * 1024;

struct Token {
    std::string value;
    std::chrono::seconds lifetime{};
};

/// RFC 9457, as far as a program decides by it.
struct Problem {
    std::string code;  ///< Empty when the body was no problem document of this contract.
};

[[nodiscard]] bool is_dossier_code(std::string_view text);
[[nodiscard]] bool is_payment_reference(std::string_view text);
[[nodiscard]] bool is_sha256(std::string_view text);

[[nodiscard]] Result<Token> read_token(std::string_view body);
[[nodiscard]] Result<std::string> read_catalog(std::string_view body);
/// `manifest` is what was announced: only its parts can be missing.
[[nodiscard]] Result<std::vector<MissingPart>> read_announced(std::string_view body,
                                                              const Manifest& manifest);
[[nodiscard]] Result<std::uint64_t> read_part_state(std::string_view body, const BlobRef& blob);
/// nullopt while the dossier is announced only.
[[nodiscard]] Result<std::optional<Submission>> read_outcome(std::string_view body, std::string_view key);
/// Also payment_mismatch, when the payment platform's own words contradict the rest.
[[nodiscard]] Result<PaymentIntent> read_intent(std::string_view body, std::string_view reference);
[[nodiscard]] Result<StatusReport> read_status(std::string_view body, std::string_view dossier_code);
[[nodiscard]] Problem read_problem(std::string_view body);

}  // namespace kiosk
