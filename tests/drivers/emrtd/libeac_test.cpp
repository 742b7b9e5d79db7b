// PACE against OpenPACE's libeac, which nobody here wrote: once it is the chip, once it is the reader.
#include <eac/eac.h>
#include <eac/pace.h>

#include "drivers/system/random.h"
#include "src/identity/tlv.h"
#include "tests/drivers/emrtd/sandbox_port.h"
#include "tests/drivers/emrtd/scripted_card.h"
#include "tests/support/catch.h"

namespace kiosk::emrtd {
namespace {

using Context = Handle<EAC_CTX, EAC_CTX_clear_free>;
using Password = Handle<PACE_SEC, PACE_SEC_clear_free>;
using Buffer = Handle<BUF_MEM, BUF_MEM_free>;

Bytes bytes_in(const Buffer& buffer) {
    REQUIRE(buffer);
    const auto* start = reinterpret_cast<const std::uint8_t*>(buffer->data);
    return {start, start + buffer->length};
}

Buffer buffer_of(ByteView bytes) {
    Buffer buffer(BUF_MEM_new());
    REQUIRE(buffer);
    REQUIRE(BUF_MEM_grow(buffer.get(), bytes.size()) == bytes.size());
    std::ranges::copy(bytes, reinterpret_cast<std::uint8_t*>(buffer->data));
    return buffer;
}

/// One side of PACE with the card access number 000011, as EF.CardAccess asks for it.
class OpenPace {
  public:
    explicit OpenPace(ByteView card_access) {
        EAC_init();
        context_.reset(EAC_CTX_new());
        REQUIRE(context_);
        REQUIRE(EAC_CTX_init_ef_cardaccess(card_access.data(), card_access.size(), context_.get()) == 1);
        password_.reset(PACE_SEC_new("000011", 6, PACE_CAN));
        REQUIRE(password_);
    }

    Bytes make_nonce() { return bytes_in(Buffer(PACE_STEP1_enc_nonce(context_.get(), password_.get()))); }
    void take_nonce(ByteView hidden) {
        REQUIRE(PACE_STEP2_dec_nonce(context_.get(), password_.get(), buffer_of(hidden).get()) == 1);
    }
    Bytes mapping_key() { return bytes_in(Buffer(PACE_STEP3A_generate_mapping_data(context_.get()))); }
    void map(ByteView theirs) {
        REQUIRE(PACE_STEP3A_map_generator(context_.get(), buffer_of(theirs).get()) == 1);
    }
    Bytes agreement_key() { return bytes_in(Buffer(PACE_STEP3B_generate_ephemeral_key(context_.get()))); }
    void agree(ByteView theirs) {
        theirs_.assign(theirs.begin(), theirs.end());
        REQUIRE(PACE_STEP3B_compute_shared_secret(context_.get(), buffer_of(theirs).get()) == 1);
        REQUIRE(PACE_STEP3C_derive_keys(context_.get()) == 1);
    }
    Bytes token() {
        return bytes_in(
            Buffer(PACE_STEP3D_compute_authentication_token(context_.get(), buffer_of(theirs_).get())));
    }
    bool accepts(ByteView token) {
        return PACE_STEP3D_verify_authentication_token(context_.get(), buffer_of(token).get()) == 1;
    }

  private:
    Context context_;
    Password password_;
    Bytes theirs_;
};

/// A chip whose every figure libeac computes.
class OpenPaceChip : public CardPort {
  public:
    explicit OpenPaceChip(ByteView card_access) : side_(card_access) {}

    [[nodiscard]] Result<Bytes> transmit(ByteView bytes) override {
        const auto command = sandbox::parse_command(bytes);
        REQUIRE(command);
        if (command->ins == 0x22) {
            return Bytes{0x90, 0x00};
        }
        const auto list = tlv_list(*tlv_only(command->data, 0x7C));
        REQUIRE(list);
        if (list->empty()) {
            return answer(0x80, side_.make_nonce());
        }
        const auto value = list->front().value;
        switch (list->front().tag) {
            case 0x81: {
                const auto ours = side_.mapping_key();
                side_.map(value);
                return answer(0x82, ours);
            }
            case 0x83: {
                const auto ours = side_.agreement_key();
                side_.agree(value);
                return answer(0x84, ours);
            }
            default: return side_.accepts(value) ? answer(0x86, side_.token()) : Bytes{0x63, 0x00};
        }
    }

  private:
    static Bytes answer(std::uint32_t tag, ByteView value) {
        return joined({tlv(0x7C, tlv(tag, value)), Bytes{0x90, 0x00}});
    }

    OpenPace side_;
};

struct Offer {
    std::string name;
    std::string card_access;
};

// SecurityInfos with one PACEInfo each: cipher in the second last byte of the protocol, curve in the last of
// all.
const std::vector<Offer> offers{{"AES-128, brainpoolP256r1", "31143012060A04007F0007020204020202010202010D"},
                                {"AES-128, NIST P-256", "31143012060A04007F0007020204020202010202010C"},
                                {"AES-256, brainpoolP256r1", "31143012060A04007F0007020204020402010202010D"},
                                {"AES-256, NIST P-256", "31143012060A04007F0007020204020402010202010C"}};

TEST_CASE("our reader opens libeac's chip, and not with another number") {
    for (const auto& offer : offers) {
        INFO(offer.name);
        const auto infos = parse_security_infos(bytes_from(offer.card_access));
        REQUIRE((infos && infos->pace.size() == 1));
        for (const auto* number : {"000011", "000012"}) {
            OpenPaceChip chip(bytes_from(offer.card_access));
            Channel channel(chip);
            const auto opened =
                run_pace(channel, infos->pace.front(), *AccessKey::from_can(number), fill_random);
            CHECK(opened.has_value() == (number == std::string_view("000011")));
            CHECK(channel.is_protected() == opened.has_value());
            CHECK((opened || opened.error().code == ErrorCode::chip_key_refused));
        }
    }
}

/// The value of the one object in the answer to a GENERAL AUTHENTICATE.
Bytes ask(sandbox::CardChip& chip, ByteView object, std::uint32_t wanted) {
    const auto answer =
        chip.answer(Command{.ins = 0x86, .data = tlv(0x7C, object), .expected = 256}.encoded());
    REQUIRE(answer.size() > 2);
    const auto list = tlv_only(ByteView(answer).first(answer.size() - 2), 0x7C);
    REQUIRE(list);
    const auto value = tlv_only(*list, wanted);
    REQUIRE(value);
    return {value->begin(), value->end()};
}

TEST_CASE("libeac's reader opens the sandbox's card") {
    for (const auto cipher : {Cipher::aes_128, Cipher::aes_256}) {
        for (const std::uint8_t curve : {std::uint8_t{12}, std::uint8_t{13}}) {
            auto chip = card({.pace = cipher, .curve = curve});
            const auto read = chip.answer(bytes_from("00B09C0000"));
            const auto access_file = ByteView(read).first(read.size() - 2);
            const auto infos = parse_security_infos(access_file);
            REQUIRE((infos && infos->pace.size() == 1));
            OpenPace reader(access_file);
            const auto announced = joined({tlv(0x80, infos->pace.front().protocol), tlv(0x83, Bytes{2}),
                                           tlv(0x84, ByteView(&curve, 1))});
            REQUIRE(chip.answer(Command{.ins = 0x22, .p1 = 0xC1, .p2 = 0xA4, .data = announced}.encoded()) ==
                    Bytes{0x90, 0x00});
            reader.take_nonce(ask(chip, {}, 0x80));
            const auto mapping = reader.mapping_key();
            reader.map(ask(chip, tlv(0x81, mapping), 0x82));
            const auto agreement = reader.agreement_key();
            reader.agree(ask(chip, tlv(0x83, agreement), 0x84));
            CHECK(reader.accepts(ask(chip, tlv(0x85, reader.token()), 0x86)));
        }
    }
}

}  // namespace
}  // namespace kiosk::emrtd
