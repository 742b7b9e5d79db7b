// The sandbox's own certificate authority, kept in its folder, and the server certificates it makes: the good
// one and the bad ones a kiosk must refuse.
#pragma once

#include <openssl/ssl.h>

#include <filesystem>

#include "src/base/handle.h"
#include "src/base/result.h"

namespace kiosk::sandbox {

struct Identity {
    Handle<EVP_PKEY, EVP_PKEY_free> key;
    Handle<X509, X509_free> certificate;
};

struct Identities {
    Identity good;
    Identity expired;
    Identity wrong_name;
    Identity unknown_authority;
};

/// Reuses `folder`/ca.pem and ca.key, or makes them; makes the server's identities anew. Errors:
/// file_unreadable, bad_asset.
[[nodiscard]] Result<Identities> make_identities(const std::filesystem::path& folder);

}  // namespace kiosk::sandbox
