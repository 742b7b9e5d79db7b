#include <fmt/format.h>

#include "drivers/emrtd/access.h"
#include "drivers/emrtd/curve.h"
#include "src/identity/tlv.h"

namespace kiosk::emrtd {
namespace {

constexpr std::uint8_t chaining = 0x10;
constexpr std::size_t nonce_bytes = 16;

std::unexpected<Error> bad(std::string detail) {
    return fail(ErrorCode::chip_broken, "PACE: " + std::move(detail));
}

enum class Place { within, last };

/// One GENERAL AUTHENTICATE: a list with one object there, one with `wanted` back.
Result<Bytes> step(Channel& channel, ByteView object, std::uint32_t wanted, Place place) {
    const auto answer = channel.send({.cla = place == Place::last ? std::uint8_t{0} : chaining,
                                      .ins = 0x86,
                                      .data = tlv(0x7C, object),
                                      .expected = 256});
    if (!answer) {
        return failed("PACE", answer.error());
    }
    if (is_wrong_key(answer->word)) {
        return fail(ErrorCode::chip_key_refused, fmt::format("PACE: {:04X}", answer->word));
    }
    const auto list = answer->word == status::ok ? tlv_only(answer->data, 0x7C) : std::nullopt;
    const auto found = list ? tlv_find(*list, wanted) : std::nullopt;
    if (!found) {
        return bad(fmt::format("{:04X} instead of object {:02X}", answer->word, wanted));
    }
    return Bytes(found->begin(), found->end());
}

Result<void> announce(Channel& channel, const PaceInfo& info, AccessKey::Kind kind) {
    const auto password = static_cast<std::uint8_t>(kind);
    const auto answer =
        channel.send({.ins = 0x22,
                      .p1 = 0xC1,
                      .p2 = 0xA4,
                      .data = joined({tlv(0x80, info.protocol), tlv(0x83, ByteView(&password, 1)),
                                      tlv(0x84, ByteView(&info.parameters, 1))})});
    if (!answer) {
        return failed("PACE", answer.error());
    }
    // 63Cx: the key was wrong before, and the chip still lets us try.
    if (answer->word != status::ok && !is_wrong_key(answer->word)) {
        return bad(fmt::format("not begun, {:04X}", answer->word));
    }
    return {};
}

Result<Secret> shared_nonce(Channel& channel, const PaceInfo& info, const AccessKey& key) {
    const auto hidden = step(channel, {}, 0x80, Place::within);
    if (!hidden) {
        return std::unexpected(hidden.error());
    }
    if (hidden->size() != nonce_bytes) {
        return bad("a nonce of the wrong length");
    }
    return decrypt(info.cipher, derive_key(info.cipher, key.password(), KeyUse::password), *hidden);
}

struct Agreed {
    Secret point;  ///< The shared one; its x coordinate is the shared secret.
    Secret ours;
    Bytes theirs;
};

/// One anonymous key agreement over `generator`, with objects `mine` there and `mine + 1` back.
Result<Agreed> agree(Channel& channel, const Curve& curve, ByteView generator, std::uint32_t mine,
                     const Random& random) {
    const auto private_key = curve.private_key(random);
    const auto ours = curve.product(private_key, generator);
    if (!ours) {
        return bad("a generator that generates nothing");
    }
    const auto theirs = step(channel, tlv(mine, *ours), mine + 1, Place::within);
    if (!theirs) {
        return std::unexpected(theirs.error());
    }
    const auto point = curve.product(private_key, *theirs);
    if (!point || same(*theirs, *ours)) {
        return bad("a public key that is none");
    }
    return Agreed{*point, *ours, *theirs};
}

}  // namespace

Result<void> run_pace(Channel& channel, const PaceInfo& info, const AccessKey& key, const Random& random) {
    const auto curve = Curve::of(info.parameters);
    if (!curve) {
        return fail(ErrorCode::chip_unsupported, "PACE: a curve that is not known");
    }
    if (const auto begun = announce(channel, info, key.kind()); !begun) {
        return begun;
    }
    const auto nonce = shared_nonce(channel, info, key);
    if (!nonce) {
        return std::unexpected(nonce.error());
    }
    const auto mapping = agree(channel, *curve, curve->generator(), 0x81, random);
    const auto generator = mapping ? curve->mapped(*nonce, mapping->point) : std::nullopt;
    if (!generator) {
        return mapping ? bad("a mapping to nowhere") : std::unexpected(mapping.error());
    }
    const auto agreed = agree(channel, *curve, *generator, 0x83, random);
    if (!agreed) {
        return std::unexpected(agreed.error());
    }
    auto keys = session_keys(info.cipher, Curve::x_of(agreed->point));
    const auto ours = authentication_token(info.cipher, keys.mac, info.protocol, agreed->theirs);
    const auto theirs = step(channel, tlv(0x85, ours), 0x86, Place::last);
    if (!theirs) {
        return std::unexpected(theirs.error());
    }
    if (!same(*theirs, authentication_token(info.cipher, keys.mac, info.protocol, agreed->ours))) {
        return bad("a token that proves nothing");
    }
    channel.protect_with(std::move(keys));
    return {};
}

}  // namespace kiosk::emrtd
