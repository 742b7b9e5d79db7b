// Passive authentication (ICAO Doc 9303-11, 5.1): did a state sign what the chip says? The signed list of
// hashes is the security object, EF.SOD (Doc 9303-10, 4.6.2).
#pragma once

#include <openssl/x509.h>

#include <map>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/handle.h"
#include "src/base/result.h"
#include "src/base/time.h"
#include "src/identity/card_proof.h"

namespace kiosk::emrtd {

/// The country signing certificates that this kiosk was told to believe; none by default.
class Authorities {
  public:
    Authorities() = default;

    /// Certificates one after the other. Fails with bad_config when one cannot be read, or there is none.
    [[nodiscard]] static Result<Authorities> from_pem(std::string_view pem);

    [[nodiscard]] bool empty() const { return certificates_.empty(); }
    [[nodiscard]] const auto& certificates() const { return certificates_; }

  private:
    std::vector<Handle<X509, X509_free>> certificates_;
};

/// The files of data groups, whole, by number.
using DataGroups = std::map<int, Bytes>;

struct SignedHashes {
    DataProof proof =
        DataProof::security_object_bad;  ///< Of the signature alone; `authentic` until a group differs.
    std::map<int, Bytes> hashes;         ///< By data group; empty when the object is bad.
    Bytes algorithm;                     ///< The object identifier of their hash.
};

/// Checks the signature, its signer and the signer's authority as of `now`. Only certificates of
/// `authorities` are believed; what else the security object brings along is not. Revocation lists are not
/// consulted.
[[nodiscard]] SignedHashes check_security_object(ByteView file, const Authorities& authorities, WallTime now);

/// The whole proof: every group that was read must have the hash that was signed for it.
[[nodiscard]] DataProof check_groups(const SignedHashes& hashes, const DataGroups& groups);

}  // namespace kiosk::emrtd
