#include "drivers/sandbox/authority.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <string>
#include <utility>

namespace kiosk::sandbox {

namespace {

using File = Handle<FILE, std::fclose>;
using Extension = Handle<X509_EXTENSION, X509_EXTENSION_free>;
using Name = Handle<X509_NAME, X509_NAME_free>;

// A day back, so that a kiosk whose clock is a little behind still believes a certificate made this minute.
constexpr long from_seconds = -86'400;
// Long enough for a demo folder that is kept over months.
constexpr long to_seconds = 400L * 86'400;

struct Wish {
    const char* name = "";
    const char* alternative_names = nullptr;  ///< nullptr: an authority.
    long from = from_seconds;
    long to = to_seconds;
};

std::unexpected<Error> trouble(const char* doing) {
    return fail(ErrorCode::bad_asset, std::string("certificate authority: ") + doing);
}

bool add_extension(X509* certificate, X509* issuer, int kind, const char* value) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool fill(X509* certificate, EVP_PKEY* key, X509* issuer, const Wish& wish) {
    std::uint64_t serial = 0;
    const Name name(X509_NAME_new());
    const auto* text = reinterpret_cast<const unsigned char*>(wish.name);
    const bool authority = wish.alternative_names == nullptr;
    return RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1 && name &&
           X509_set_version(certificate, X509_VERSION_3) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial) == 1 &&
           X509_gmtime_adj(X509_getm_notBefore(certificate), wish.from) != nullptr &&
           X509_gmtime_adj(X509_getm_notAfter(certificate), wish.to) != nullptr &&
           X509_NAME_add_entry_by_txt(name.get(), "CN", MBSTRING_UTF8, text, -1, -1, 0) == 1 &&
           X509_set_subject_name(certificate, name.get()) == 1 &&
           X509_set_issuer_name(certificate,
                                issuer == nullptr ? name.get() : X509_get_subject_name(issuer)) == 1 &&
           X509_set_pubkey(certificate, key) == 1 &&
           add_extension(certificate, issuer == nullptr ? certificate : issuer, NID_basic_constraints,
                         authority ? "critical,CA:TRUE" : "critical,CA:FALSE") &&
           add_extension(certificate, certificate, NID_subject_key_identifier, "hash") &&
           (authority ? add_extension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign")
                      : add_extension(certificate, issuer, NID_subject_alt_name, wish.alternative_names) &&
                            add_extension(certificate, issuer, NID_ext_key_usage, "serverAuth"));
}

// Signed by `issuer`, or by itself when there is none.
Result<Identity> issue(const Wish& wish, const Identity* issuer) {
    Identity made;
    made.key.reset(EVP_EC_gen("P-256"));
    made.certificate.reset(X509_new());
    X509* above = issuer == nullptr ? nullptr : issuer->certificate.get();
    if (!made.key || !made.certificate || !fill(made.certificate.get(), made.key.get(), above, wish) ||
        X509_sign(made.certificate.get(), issuer == nullptr ? made.key.get() : issuer->key.get(),
                  EVP_sha256()) == 0) {
        return trouble(wish.name);
    }
    return made;
}

Result<Identity> load(const std::filesystem::path& folder) {
    Identity loaded;
    if (const File file(std::fopen((folder / "ca.pem").c_str(), "rbe")); file) {
        loaded.certificate.reset(PEM_read_X509(file.get(), nullptr, nullptr, nullptr));
    }
    if (const File file(std::fopen((folder / "ca.key").c_str(), "rbe")); file) {
        loaded.key.reset(PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr));
    }
    if (!loaded.certificate || !loaded.key ||
        X509_check_private_key(loaded.certificate.get(), loaded.key.get()) != 1) {
        return trouble("nothing usable in the folder");
    }
    return loaded;
}

Result<void> save(const Identity& authority, const std::filesystem::path& folder) {
    {
        const File file(std::fopen((folder / "ca.key").c_str(), "wbe"));
        if (!file || PEM_write_PrivateKey(file.get(), authority.key.get(), nullptr, nullptr, 0, nullptr,
                                          nullptr) != 1) {
            return trouble("write ca.key");
        }
    }
    std::error_code ignored;
    std::filesystem::permissions(
        folder / "ca.key", std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
    const File file(std::fopen((folder / "ca.pem").c_str(), "wbe"));
    if (!file || PEM_write_X509(file.get(), authority.certificate.get()) != 1) {
        return trouble("write ca.pem");
    }
    return {};
}

Result<Identity> authority_in(const std::filesystem::path& folder) {
    if (auto known = load(folder)) {
        return known;
    }
    auto made = issue({.name = "Kiosk sandbox authority"}, nullptr);
    if (made) {
        if (const auto saved = save(*made, folder); !saved) {
            return std::unexpected(saved.error());
        }
    }
    return made;
}

}  // namespace

Result<Identities> make_identities(const std::filesystem::path& folder) {
    constexpr const char* loopback = "DNS:localhost,IP:127.0.0.1,IP:::1";
    const auto ours = authority_in(folder);
    const auto strangers = issue({.name = "Somebody else's authority"}, nullptr);
    if (!ours || !strangers) {
        return std::unexpected(ours ? strangers.error() : ours.error());
    }
    auto good = issue({.name = "localhost", .alternative_names = loopback}, &*ours);
    auto expired =
        issue({.name = "localhost", .alternative_names = loopback, .from = -200'000, .to = -100'000}, &*ours);
    auto wrong_name =
        issue({.name = "other.example.vn", .alternative_names = "DNS:other.example.vn"}, &*ours);
    auto unknown = issue({.name = "localhost", .alternative_names = loopback}, &*strangers);
    if (!good || !expired || !wrong_name || !unknown) {
        return trouble("issue the server's certificates");
    }
    return Identities{std::move(*good), std::move(*expired), std::move(*wrong_name), std::move(*unknown)};
}

}  // namespace kiosk::sandbox
