#include "drivers/sandbox/card_access.h"

#include "drivers/system/random.h"
#include "src/identity/tlv.h"

namespace kiosk::sandbox {
namespace {

using emrtd::Answer;
using emrtd::Cipher;
using emrtd::Secret;

constexpr unsigned wrong_data = 0x6A80;
constexpr unsigned wrong_order = 0x6985;

Answer with(std::uint32_t tag, ByteView value) {
    return {.data = tlv(0x7C, tlv(tag, value)), .word = emrtd::status::ok};
}

Secret drawn(std::size_t size) {
    Secret bytes(size);
    fill_random(bytes);
    return bytes;
}

}  // namespace

CardPace::CardPace(emrtd::PaceInfo info, const Secret& password)
    : info_(std::move(info)),
      curve_(*emrtd::Curve::of(info_.parameters)),
      password_key_(derive_key(info_.cipher, password, emrtd::KeyUse::password)) {}

Answer CardPace::answer(ByteView data) {
    const auto list = tlv_only(data, 0x7C);
    const auto objects = list ? tlv_list(*list) : std::nullopt;
    if (!objects || objects->size() > 1) {
        return {.word = wrong_data};
    }
    if (objects->empty()) {
        return show_nonce();
    }
    switch (objects->front().tag) {
        case 0x81: return map(objects->front().value);
        case 0x83: return agree(objects->front().value);
        case 0x85: return compare(objects->front().value);
        default: return {.word = wrong_data};
    }
}

Answer CardPace::show_nonce() {
    nonce_ = drawn(16);
    return with(0x80, encrypt(info_.cipher, password_key_, nonce_));
}

Answer CardPace::map(ByteView their_point) {
    if (nonce_.empty()) {
        return {.word = wrong_order};
    }
    const auto key = curve_.private_key(fill_random);
    const auto point = curve_.product(key, their_point);
    const auto generator = point ? curve_.mapped(nonce_, *point) : std::nullopt;
    const auto ours = curve_.product(key, curve_.generator());
    if (!generator || !ours) {
        return {.word = wrong_data};
    }
    generator_ = *generator;
    return with(0x82, *ours);
}

Answer CardPace::agree(ByteView their_point) {
    if (generator_.empty()) {
        return {.word = wrong_order};
    }
    const auto key = curve_.private_key(fill_random);
    const auto point = curve_.product(key, their_point);
    const auto ours = curve_.product(key, generator_);
    if (!point || !ours) {
        return {.word = wrong_data};
    }
    ours_ = *ours;
    theirs_.assign(their_point.begin(), their_point.end());
    keys_ = emrtd::session_keys(info_.cipher, emrtd::Curve::x_of(*point));
    return with(0x84, ours_);
}

Answer CardPace::compare(ByteView token) {
    if (!keys_) {
        return {.word = wrong_order};
    }
    const auto wanted = authentication_token(info_.cipher, keys_->mac, info_.protocol, ours_);
    if (!emrtd::same(wanted, token)) {
        return {.word = emrtd::status::wrong_key};
    }
    const auto mine = authentication_token(info_.cipher, keys_->mac, info_.protocol, theirs_);
    agreed_ = std::move(keys_);
    keys_.reset();
    return with(0x86, mine);
}

CardBac::CardBac(const Secret& password)
    : keys_(emrtd::session_keys(Cipher::triple_des, ByteView(password).first(16))) {}

Answer CardBac::challenge() {
    nonce_ = drawn(8);
    return {.data = {nonce_.begin(), nonce_.end()}, .word = emrtd::status::ok};
}

Answer CardBac::answer(ByteView data) {
    if (nonce_.empty()) {
        return {.word = wrong_order};
    }
    if (data.size() != 40 || !emrtd::same(mac(keys_.cipher, keys_.mac, data.first(32)), data.last(8))) {
        return {.word = emrtd::status::wrong_key};
    }
    const auto shown = decrypt(keys_.cipher, keys_.encryption, data.first(32));
    const auto view = ByteView(shown);
    if (!emrtd::same(view.subspan(8, 8), nonce_)) {
        return {.word = emrtd::status::wrong_key};
    }
    const auto their_nonce = view.first(8);
    auto seed = drawn(16);
    const auto message = joined({nonce_, their_nonce, seed});
    const auto hidden = encrypt(keys_.cipher, keys_.encryption, message);
    for (std::size_t i = 0; i < seed.size(); ++i) {
        seed[i] ^= view[16 + i];
    }
    agreed_ = emrtd::session_keys(Cipher::triple_des, seed);
    agreed_->counter = emrtd::secret_of(joined({ByteView(nonce_).last(4), their_nonce.last(4)}));
    nonce_.clear();
    return {.data = joined({hidden, mac(keys_.cipher, keys_.mac, hidden)}), .word = emrtd::status::ok};
}

}  // namespace kiosk::sandbox
