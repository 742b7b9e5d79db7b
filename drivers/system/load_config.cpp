#include "drivers/system/load_config.h"

#include "drivers/system/files.h"
#include "src/base/signature.h"
#include "src/config/beneficiary_file.h"

namespace kiosk {
namespace {

constexpr std::uint64_t largest_config = 64U << 10U;  // Ten times the documented example.

Result<Beneficiary> signed_beneficiary(const PaymentConfig& payment) {
    const auto text = files::read_text(payment.beneficiary_file, largest_config);
    if (!text) {
        return std::unexpected(text.error());
    }
    const auto signature = files::read_text(payment.signature_file, largest_config);
    if (!signature) {
        return std::unexpected(signature.error());
    }
    const auto key = files::read_text(payment.public_key_file, largest_config);
    if (!key) {
        return std::unexpected(key.error());
    }
    if (const auto ok = check_signature(*text, *signature, *key); !ok) {
        return failed(payment.beneficiary_file.string(), ok.error());
    }
    return parse_beneficiary(*text, payment.beneficiary_file);
}

}  // namespace

Result<Config> load_config(const std::filesystem::path& path) {
    const auto text = files::read_text(path, largest_config);
    if (!text) {
        return failed("load the configuration", text.error());
    }
    return parse_config(*text, path);
}

Result<Beneficiary> load_beneficiary(const Config& config) {
    if (!config.payment) {
        return fail(ErrorCode::payment_not_configured, "kiosk.toml has no [payment]");
    }
    const auto beneficiary = signed_beneficiary(*config.payment);
    if (!beneficiary) {
        return fail(ErrorCode::payment_not_configured, beneficiary.error().detail);
    }
    if (beneficiary->unit_code != config.kiosk.unit_code) {
        return fail(ErrorCode::payment_not_configured,
                    "the beneficiary belongs to unit " + beneficiary->unit_code);
    }
    return *beneficiary;
}

}  // namespace kiosk
