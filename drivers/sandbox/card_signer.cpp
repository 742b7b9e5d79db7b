#include "drivers/sandbox/card_signer.h"

#include <openssl/cms.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cassert>

#include "drivers/emrtd/ciphers.h"
#include "src/identity/tlv.h"

namespace kiosk::sandbox {
namespace {

using Bio = Handle<BIO, BIO_free_all>;
using Cms = Handle<CMS_ContentInfo, CMS_ContentInfo_free>;
using Extension = Handle<X509_EXTENSION, X509_EXTENSION_free>;
using Object = Handle<ASN1_OBJECT, ASN1_OBJECT_free>;

constexpr std::chrono::days year{365};

void must(bool held) {
    assert(held);
}

void add_extension(X509* certificate, int kind, const char* value) {
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value));
    must(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

/// LDSSecurityObject with SHA-256.
Bytes hashes_of(const std::map<int, Bytes>& groups) {
    Bytes rows;
    for (const auto& [number, file] : groups) {
        const auto hash = emrtd::digest(emrtd::Hash::sha256, file);
        const auto byte = static_cast<std::uint8_t>(number);
        rows = joined({rows, tlv(0x30, joined({tlv(0x02, ByteView(&byte, 1)), tlv(0x04, hash)}))});
    }
    const Bytes sha256{0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01};
    const auto algorithm = tlv(0x30, joined({tlv(0x06, sha256), tlv(0x05, {})}));
    return tlv(0x30, joined({tlv(0x02, Bytes{0}), algorithm, tlv(0x30, rows)}));
}

}  // namespace

CardSigner::Pair CardSigner::certify(const char* name, const Pair* issuer, WallTime from, WallTime to) {
    Pair made{SigningKey(EVP_EC_gen("P-256")), SigningCertificate(X509_new())};
    auto* certificate = made.certificate.get();
    must(made.key && certificate != nullptr);
    static long serial = 1;
    auto* subject = X509_get_subject_name(certificate);
    must(X509_set_version(certificate, X509_VERSION_3) == 1 &&
         ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++) == 1 &&
         ASN1_TIME_set(X509_getm_notBefore(certificate), from.time_since_epoch().count()) != nullptr &&
         ASN1_TIME_set(X509_getm_notAfter(certificate), to.time_since_epoch().count()) != nullptr &&
         X509_NAME_add_entry_by_txt(subject, "C", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("VN"),
                                    -1, -1, 0) == 1 &&
         X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(name), -1, -1, 0) == 1 &&
         X509_set_issuer_name(
             certificate, issuer == nullptr ? subject : X509_get_subject_name(issuer->certificate.get())) ==
             1 &&
         X509_set_pubkey(certificate, made.key.get()) == 1);
    const bool authority = issuer == nullptr;
    if (authority) {
        add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    }
    add_extension(certificate, NID_key_usage,
                  authority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature");
    must(X509_sign(certificate, authority ? made.key.get() : issuer->key.get(), EVP_sha256()) > 0);
    return made;
}

CardSigner::CardSigner(WallTime now)
    : authority_(certify("Sandbox CSCA", nullptr, now - 4 * year, now + 10 * year)),
      stranger_(certify("Sandbox CSCA", nullptr, now - 4 * year, now + 10 * year)),
      good_(certify("Sandbox document signer", &authority_, now - year, now + 5 * year)),
      expired_(certify("Sandbox document signer", &authority_, now - 3 * year, now - year)),
      unknown_(certify("Sandbox document signer", &stranger_, now - year, now + 5 * year)) {}

std::string CardSigner::authority_pem() const {
    const Bio bio(BIO_new(BIO_s_mem()));
    must(bio && PEM_write_bio_X509(bio.get(), authority_.certificate.get()) == 1);
    char* start = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &start);
    return {start, static_cast<std::size_t>(size)};
}

Bytes CardSigner::security_object(const std::map<int, Bytes>& groups, SignerKind kind) const {
    const auto content = hashes_of(groups);
    const auto& signer = kind == SignerKind::good ? good_ : kind == SignerKind::expired ? expired_ : unknown_;
    constexpr unsigned flags = CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP;
    const Bio bio(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
    const Object type(OBJ_txt2obj("2.23.136.1.1.1", 1));
    const Cms cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
    must(bio && type && cms && CMS_set1_eContentType(cms.get(), type.get()) == 1 &&
         CMS_set_detached(cms.get(), 0) == 1 &&
         CMS_add1_signer(cms.get(), signer.certificate.get(), signer.key.get(), EVP_sha256(), flags) !=
             nullptr &&
         CMS_final(cms.get(), bio.get(), nullptr, flags) == 1);
    Bytes der(static_cast<std::size_t>(i2d_CMS_ContentInfo(cms.get(), nullptr)));
    auto* at = der.data();
    must(i2d_CMS_ContentInfo(cms.get(), &at) > 0);
    return tlv(0x77, der);
}

}  // namespace kiosk::sandbox
