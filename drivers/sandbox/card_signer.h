// The state behind the sandbox's cards: an authority, the signers it vouches for, and what they sign (EF.SOD,
// ICAO Doc 9303-10, 4.6.2).
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <map>
#include <string>

#include "src/base/bytes.h"
#include "src/base/handle.h"
#include "src/base/time.h"

namespace kiosk::sandbox {

using SigningKey = Handle<EVP_PKEY, EVP_PKEY_free>;
using SigningCertificate = Handle<X509, X509_free>;

enum class SignerKind {
    good,
    expired,            ///< Its certificate ended a year before `now`.
    unknown_authority,  ///< Vouched for by another authority with the same name.
};

/// One country's authority and its signers, made anew each time and valid around `now`.
class CardSigner {
  public:
    explicit CardSigner(WallTime now);

    /// The authority's certificate, as a kiosk is configured with it.
    [[nodiscard]] std::string authority_pem() const;

    /// The file, with SHA-256 hashes of these files signed.
    [[nodiscard]] Bytes security_object(const std::map<int, Bytes>& groups, SignerKind kind) const;

  private:
    struct Pair {
        SigningKey key;
        SigningCertificate certificate;
    };
    [[nodiscard]] static Pair certify(const char* name, const Pair* issuer, WallTime from, WallTime to);

    Pair authority_;
    Pair stranger_;
    Pair good_;
    Pair expired_;
    Pair unknown_;
};

}  // namespace kiosk::sandbox
