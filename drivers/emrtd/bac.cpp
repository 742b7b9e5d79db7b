#include <fmt/format.h>

#include "drivers/emrtd/access.h"
#include "src/identity/tlv.h"

namespace kiosk::emrtd {
namespace {

constexpr std::size_t nonce_bytes = 8;
constexpr std::size_t key_bytes = 16;
constexpr std::size_t message_bytes = 2 * nonce_bytes + key_bytes;
constexpr Cipher cipher = Cipher::triple_des;

struct Drawn {
    Secret nonce = Secret(nonce_bytes);
    Secret key = Secret(key_bytes);
};

/// The document's basic access keys (9.7.2): the first half of the hash is the seed.
SessionKeys basic_keys(const AccessKey& key) {
    return session_keys(cipher, ByteView(key.password()).first(key_bytes));
}

/// Both halves' keys become one; the counter begins with the ends of both nonces.
SessionKeys agreed_keys(ByteView chip_nonce, ByteView chip_key, const Drawn& ours) {
    Secret seed = ours.key;
    for (std::size_t i = 0; i < seed.size(); ++i) {
        seed[i] ^= chip_key[i];
    }
    auto keys = session_keys(cipher, seed);
    const auto ends = joined({chip_nonce.last(nonce_bytes / 2), ByteView(ours.nonce).last(nonce_bytes / 2)});
    keys.counter = secret_of(ends);
    return keys;
}

}  // namespace

Result<void> run_bac(Channel& channel, const AccessKey& key, const Random& random) {
    if (key.kind() != AccessKey::Kind::mrz) {
        return fail(ErrorCode::chip_unsupported, "BAC: the chip knows no card access number");
    }
    const auto challenge = channel.send({.ins = 0x84, .expected = nonce_bytes});
    if (!challenge) {
        return failed("BAC challenge", challenge.error());
    }
    if (challenge->word != status::ok || challenge->data.size() != nonce_bytes) {
        return fail(ErrorCode::chip_unsupported, fmt::format("BAC challenge: {:04X}", challenge->word));
    }
    const auto keys = basic_keys(key);
    Drawn ours;
    random(ours.nonce);
    random(ours.key);
    // Keys and nonces live only in secrets: what joined() returns is not wiped.
    Secret message = ours.nonce;
    message.insert(message.end(), challenge->data.begin(), challenge->data.end());
    message.insert(message.end(), ours.key.begin(), ours.key.end());
    const auto hidden = encrypt(cipher, keys.encryption, message);
    const auto answer = channel.send({.ins = 0x82,
                                      .data = joined({hidden, mac(cipher, keys.mac, hidden)}),
                                      .expected = message_bytes + mac_bytes});
    if (!answer) {
        return failed("BAC", answer.error());
    }
    if (is_wrong_key(answer->word) || answer->word == status::security_not_satisfied) {
        return fail(ErrorCode::chip_key_refused, fmt::format("BAC: {:04X}", answer->word));
    }
    if (answer->word != status::ok || answer->data.size() != message_bytes + mac_bytes) {
        return fail(ErrorCode::chip_broken, fmt::format("BAC: {:04X}", answer->word));
    }
    const auto theirs = ByteView(answer->data).first(message_bytes);
    if (!same(mac(cipher, keys.mac, theirs), ByteView(answer->data).last(mac_bytes))) {
        return fail(ErrorCode::chip_broken, "BAC: a wrong signature");
    }
    const auto shown = decrypt(cipher, keys.encryption, theirs);
    const auto view = ByteView(shown);
    if (!same(view.first(nonce_bytes), challenge->data) ||
        !same(view.subspan(nonce_bytes, nonce_bytes), ours.nonce)) {
        return fail(ErrorCode::chip_broken, "BAC: an answer to something else");
    }
    channel.protect_with(agreed_keys(challenge->data, view.last(key_bytes), ours));
    return {};
}

}  // namespace kiosk::emrtd
