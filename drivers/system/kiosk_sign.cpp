// kiosk-sign: makes a key pair and signs small files such as beneficiary.toml.
//   kiosk-sign keys PREFIX          writes PREFIX.pub and PREFIX.key (mode 0600)
//   kiosk-sign sign KEYFILE FILE    writes FILE.sig
//   kiosk-sign check PUBFILE FILE   exit status 0 when FILE.sig is right
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "drivers/system/files.h"
#include "drivers/system/signing.h"
#include "src/base/signature.h"

namespace {

using kiosk::Result;
namespace files = kiosk::files;

Result<void> write_line(const std::string& path, const std::string& text, files::Access access) {
    return files::write_atomic(path, kiosk::bytes_of(text + "\n"), access);
}

Result<void> make_keys(const std::string& prefix) {
    const auto keys = kiosk::make_signing_keys();
    if (const auto ok = write_line(prefix + ".key", keys.secret_hex, files::Access::only_we); !ok) {
        return ok;
    }
    return write_line(prefix + ".pub", keys.public_hex, files::Access::everyone_reads);
}

Result<void> sign(const std::string& key_file, const std::string& file) {
    const auto key = files::read_text(key_file);
    if (!key) {
        return std::unexpected(key.error());
    }
    const auto text = files::read_text(file);
    if (!text) {
        return std::unexpected(text.error());
    }
    const auto signature = kiosk::signature_of(*text, *key);
    if (!signature) {
        return kiosk::failed(key_file, signature.error());
    }
    return write_line(file + ".sig", *signature, files::Access::everyone_reads);
}

Result<void> check(const std::string& key_file, const std::string& file) {
    const auto key = files::read_text(key_file);
    if (!key) {
        return std::unexpected(key.error());
    }
    const auto text = files::read_text(file);
    if (!text) {
        return std::unexpected(text.error());
    }
    const auto signature = files::read_text(file + ".sig");
    if (!signature) {
        return std::unexpected(signature.error());
    }
    return kiosk::check_signature(*text, *signature, *key);
}

int told(const Result<void>& result) {
    if (!result) {
        std::cerr << "kiosk-sign: " << result.error().detail << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

}  // namespace

int main(int count, char** values) {
    const std::vector<std::string> arguments(values + 1, values + count);
    if (arguments.size() == 2 && arguments[0] == "keys") {
        return told(make_keys(arguments[1]));
    }
    if (arguments.size() == 3 && arguments[0] == "sign") {
        return told(sign(arguments[1], arguments[2]));
    }
    if (arguments.size() == 3 && arguments[0] == "check") {
        return told(check(arguments[1], arguments[2]));
    }
    std::cerr << "kiosk-sign keys PREFIX | sign KEYFILE FILE | check PUBFILE FILE\n";
    return EXIT_FAILURE;
}
