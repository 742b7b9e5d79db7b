#include "drivers/emrtd/passive_authentication.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <algorithm>

#include "drivers/emrtd/ciphers.h"
#include "src/identity/tlv.h"

namespace kiosk::emrtd {
namespace {

using Cms = Handle<CMS_ContentInfo, CMS_ContentInfo_free>;
using Bio = Handle<BIO, BIO_free_all>;
using Store = Handle<X509_STORE, X509_STORE_free>;
using StoreContext = Handle<X509_STORE_CTX, X509_STORE_CTX_free>;
using Certificate = Handle<X509, X509_free>;

constexpr std::uint32_t file_tag = 0x77;
constexpr std::uint32_t sequence_tag = 0x30;
constexpr std::uint32_t integer_tag = 0x02;
constexpr std::uint32_t octets_tag = 0x04;
constexpr std::uint32_t oid_tag = 0x06;

const Bytes security_object_type{0x67, 0x81, 0x08,
                                 0x01, 0x01, 0x01};  // id-icao-mrtd-security-ldsSecurityObject

void free_signers(STACK_OF(X509) * signers) {
    sk_X509_free(signers);  // The certificates belong to the message.
}
using Signers = Handle<STACK_OF(X509), free_signers>;

std::optional<Hash> hash_of(ByteView oid) {
    static const Bytes sha1{0x2B, 0x0E, 0x03, 0x02, 0x1A};
    static const Bytes sha2{0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02};
    if (std::ranges::equal(oid, sha1)) {
        return Hash::sha1;
    }
    if (oid.size() != sha2.size() + 1 || !std::ranges::equal(oid.first(sha2.size()), sha2)) {
        return std::nullopt;
    }
    switch (oid.back()) {
        case 1: return Hash::sha256;
        case 2: return Hash::sha384;
        case 3: return Hash::sha512;
        case 4: return Hash::sha224;
        default: return std::nullopt;
    }
}

Cms parse_cms(ByteView file) {
    const auto content = tlv_only(file, file_tag);
    if (!content) {
        return nullptr;
    }
    const auto* at = content->data();
    Cms cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(content->size())));
    const bool is_signed = cms && at == content->data() + content->size() &&
                           OBJ_obj2nid(CMS_get0_type(cms.get())) == NID_pkcs7_signed &&
                           sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(cms.get())) == 1;
    if (!is_signed) {
        return nullptr;
    }
    const auto* type = CMS_get0_eContentType(cms.get());
    const ByteView oid(OBJ_get0_data(type), OBJ_length(type));
    return std::ranges::equal(oid, security_object_type) ? std::move(cms) : nullptr;
}

/// LDSSecurityObject: version, algorithm, list of (group, hash).
bool read_hashes(ByteView content, SignedHashes& out) {
    const auto object = tlv_only(content, sequence_tag);
    const auto parts = object ? tlv_list(*object) : std::nullopt;
    if (!parts || parts->size() < 3 || (*parts)[0].tag != integer_tag || (*parts)[1].tag != sequence_tag ||
        (*parts)[2].tag != sequence_tag) {
        return false;
    }
    const auto algorithm = tlv_find((*parts)[1].value, oid_tag);
    const auto rows = tlv_list((*parts)[2].value);
    if (!algorithm || !hash_of(*algorithm) || !rows) {
        return false;
    }
    out.algorithm.assign(algorithm->begin(), algorithm->end());
    for (const auto& row : *rows) {
        const auto cells = tlv_list(row.value);
        if (!cells || cells->size() != 2 || (*cells)[0].tag != integer_tag || (*cells)[1].tag != octets_tag) {
            return false;
        }
        const auto group = tlv_number((*cells)[0].value);
        const auto hash = (*cells)[1].value;
        // A group named twice would leave open which hash counts.
        if (!group || *group > 16 || !out.hashes.emplace(*group, Bytes(hash.begin(), hash.end())).second) {
            return false;
        }
    }
    return !out.hashes.empty();
}

DataProof proof_of(int verify_error) {
    switch (verify_error) {
        case X509_V_OK: return DataProof::authentic;
        case X509_V_ERR_CERT_HAS_EXPIRED:
        case X509_V_ERR_CERT_NOT_YET_VALID: return DataProof::signer_expired;
        default: return DataProof::unknown_authority;
    }
}

/// Whether one of the authorities vouches for the signer today. Each counts as an anchor of its own: a
/// country's list also holds link certificates, whose issuers are retired.
DataProof check_signer(X509* signer, const Authorities& authorities, WallTime now) {
    if (authorities.empty()) {
        return DataProof::no_authorities;
    }
    const Store store(X509_STORE_new());
    const StoreContext context(X509_STORE_CTX_new());
    if (!store || !context) {
        return DataProof::security_object_bad;
    }
    for (const auto& authority : authorities.certificates()) {
        X509_STORE_add_cert(store.get(), authority.get());
    }
    if (X509_STORE_CTX_init(context.get(), store.get(), signer, nullptr) != 1) {
        return DataProof::security_object_bad;
    }
    auto* parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(parameters, now.time_since_epoch().count());
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_ANY);
    const bool good = X509_verify_cert(context.get()) == 1;
    const int error = X509_STORE_CTX_get_error(context.get());
    return good ? DataProof::authentic : proof_of(error == X509_V_OK ? X509_V_ERR_UNSPECIFIED : error);
}

}  // namespace

Result<Authorities> Authorities::from_pem(std::string_view pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    Authorities list;
    while (bio) {
        ERR_clear_error();
        Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
        if (!certificate) {
            break;
        }
        list.certificates_.push_back(std::move(certificate));
    }
    const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (!at_end || list.empty()) {
        return fail(ErrorCode::bad_config, "signing authorities: not a list of PEM certificates");
    }
    return list;
}

SignedHashes check_security_object(ByteView file, const Authorities& authorities, WallTime now) {
    SignedHashes out;
    const auto cms = parse_cms(file);
    const Bio content(BIO_new(BIO_s_mem()));
    if (!cms || !content) {
        return out;
    }
    // The signature first, with the certificate that came along; who that is is asked below.
    const bool is_signed = CMS_verify(cms.get(), nullptr, nullptr, nullptr, content.get(),
                                      CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) == 1;
    ERR_clear_error();
    if (!is_signed) {
        out.proof = DataProof::signature_wrong;
        return out;
    }
    char* start = nullptr;
    const long size = BIO_get_mem_data(content.get(), &start);
    const ByteView bytes(reinterpret_cast<const std::uint8_t*>(start), static_cast<std::size_t>(size));
    const Signers signers(CMS_get0_signers(cms.get()));
    if (!signers || sk_X509_num(signers.get()) != 1 || !read_hashes(bytes, out)) {
        out.hashes.clear();
        return out;
    }
    out.proof = check_signer(sk_X509_value(signers.get(), 0), authorities, now);
    ERR_clear_error();
    return out;
}

DataProof check_groups(const SignedHashes& hashes, const DataGroups& groups) {
    if (hashes.hashes.empty()) {
        return hashes.proof;
    }
    const auto algorithm = hash_of(hashes.algorithm);
    for (const auto& [number, file] : groups) {
        const auto wanted = hashes.hashes.find(number);
        if (!algorithm || wanted == hashes.hashes.end() || !same(digest(*algorithm, file), wanted->second)) {
            return DataProof::group_changed;
        }
    }
    return hashes.proof;
}

}  // namespace kiosk::emrtd
