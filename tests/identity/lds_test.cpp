#include "src/identity/lds.h"

#include "src/identity/card_proof.h"
#include "src/identity/tlv.h"
#include "tests/identity/chip_vectors.h"
#include "tests/support/catch.h"

namespace kiosk {
namespace {

/// A biometric template with one face, as Doc 9303-10 wraps it; `points` feature points before the image.
Bytes dg2_with(ByteView image, std::uint8_t points = 0, std::uint32_t record_tag = 0x5F2E) {
    const auto record =
        joined({Bytes{'F', 'A', 'C', 0, '0', '1', '0', 0, 0, 0, 0, 0, 0, 1}, Bytes{0, 0, 0, 0, 0, points},
                Bytes(14), Bytes(points * std::size_t{8}), Bytes(12), image});
    const auto face = tlv(0x7F60, joined({tlv(0xA1, Bytes{0x80, 1, 1}), tlv(record_tag, record)}));
    return tlv(0x75, tlv(0x7F61, joined({tlv(0x02, Bytes{1}), face})));
}

TEST_CASE("TLV is read exactly, and written as it is read") {
    for (const std::size_t size : {0U, 1U, 127U, 128U, 255U, 256U, 65'535U, 65'536U, 70'000U}) {
        for (const std::uint32_t tag : {0x30U, 0x5F1FU, 0x7F60U, 0x9F8101U}) {
            const Bytes value(size, 0xA5);
            const auto whole = tlv(tag, value);
            const auto header = tlv_header(whole);
            REQUIRE(header);
            CHECK((header->tag == tag && header->length == size && header->header + size == whole.size()));
            REQUIRE(tlv_only(whole, tag));
            CHECK(tlv_only(whole, tag)->size() == size);
            CHECK_FALSE(tlv_only(joined({whole, Bytes{0}}), tag));
            CHECK_FALSE(tlv_list(ByteView(whole).first(whole.size() - 1)));
        }
    }
    CHECK(tlv_list(Bytes{})->empty());
}

TEST_CASE("lengths that lie or are not definite are refused") {
    for (const auto& bytes :
         {Bytes{0x30}, Bytes{0x30, 0x80}, Bytes{0x30, 0x01}, Bytes{0x30, 0x81}, Bytes{0x30, 0x82, 0xFF},
          Bytes{0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF}, Bytes{0x30, 0x85, 0, 0, 0, 0, 1, 7}, Bytes{0x1F},
          Bytes{0x1F, 0x81}, Bytes{0x1F, 0x81, 0x82, 0x83, 0x04, 0x00}}) {
        CHECK_FALSE(tlv_list(bytes));
    }
}

TEST_CASE("numbers are read without a sign and up to 32 bits") {
    CHECK(tlv_number(Bytes{0x0D}) == 13U);
    CHECK(tlv_number(Bytes{0x00, 0xFF, 0xFF, 0xFF, 0xFF}) == 0xFFFFFFFFU);
    CHECK_FALSE(tlv_number(Bytes{}));
    CHECK_FALSE(tlv_number(Bytes{0x80}));
    CHECK_FALSE(tlv_number(Bytes{0x01, 0, 0, 0, 0}));
}

TEST_CASE("COM lists the groups that exist") {
    // Doc 9303-10's example: LDS 1.7, Unicode 4.0.0, DG1, DG2, DG4, DG12; then one tag of no group.
    const auto com = bytes_from("60165F0104303130375F36063034303030305C046175766C");
    CHECK(*parse_com(com) == std::vector{1, 2, 4, 12});
    CHECK(*parse_com(bytes_from("60065C046E6D99"
                                "61")) == std::vector{1, 13, 14});
    CHECK_FALSE(parse_com(bytes_from("60165F0104303130375F36063034303030305C0561757600")));
    CHECK_FALSE(parse_com(Bytes{}));
    CHECK(data_group_tag(1) == 0x61);
    CHECK(data_group_tag(13) == 0x6D);
    CHECK(data_group_tag(0) == 0);
    CHECK(data_group_tag(17) == 0);
}

TEST_CASE("DG1 holds the zone") {
    const auto rows = chip_vectors()["mrz_good"];
    std::string zone;
    for (const auto& line : rows[0]["lines"]) {
        zone += line.get<std::string>();
    }
    const auto file = tlv(0x61, tlv(0x5F1F, bytes_of(zone)));
    CHECK(*parse_dg1(file) == *parse_mrz(zone));
    zone[10] = '7';
    CHECK(parse_dg1(tlv(0x61, tlv(0x5F1F, bytes_of(zone)))).error().code == ErrorCode::mrz_bad);
    CHECK(parse_dg1(tlv(0x75, {})).error().code == ErrorCode::chip_broken);
}

TEST_CASE("DG2 holds a face in one of two formats") {
    const Bytes jpeg{0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3};
    const Bytes boxes{0, 0, 0, 0x0C, 'j', 'P', ' ', ' ', 0x0D, 0x0A};
    const Bytes stream{0xFF, 0x4F, 0xFF, 0x51, 0, 1};
    for (const auto points : {std::uint8_t{0}, std::uint8_t{3}, std::uint8_t{255}}) {
        CHECK(parse_dg2(dg2_with(jpeg, points))->image == jpeg);
        CHECK(parse_dg2(dg2_with(jpeg, points, 0x7F2E))->format == Portrait::Format::jpeg);
        CHECK(parse_dg2(dg2_with(boxes, points))->format == Portrait::Format::jpeg2000);
        CHECK(parse_dg2(dg2_with(stream, points))->image == stream);
    }
    CHECK_FALSE(parse_dg2(dg2_with(Bytes{'G', 'I', 'F', '8'})));
    CHECK_FALSE(parse_dg2(dg2_with({})));
    const auto whole = dg2_with(jpeg);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        CHECK_FALSE(parse_dg2(ByteView(whole).first(at)));
    }
}

TEST_CASE("nothing forged and no copy is ever trusted") {
    using enum DataProof;
    for (const auto chip :
         {ChipProof::key_proved, ChipProof::not_offered, ChipProof::unsupported, ChipProof::key_missing}) {
        for (const auto data :
             {unknown_authority, signer_expired, signature_wrong, group_changed, security_object_bad}) {
            CHECK(trust({data, chip}) == CardTrust::refused);
        }
    }
    CHECK(trust({authentic, ChipProof::key_proved}) == CardTrust::genuine_chip);
    CHECK(trust({authentic, ChipProof::not_offered}) == CardTrust::authentic_data);
    CHECK(trust({authentic, ChipProof::unsupported}) == CardTrust::authentic_data);
    CHECK(trust({authentic, ChipProof::key_missing}) == CardTrust::refused);
    CHECK(trust({no_authorities, ChipProof::key_proved}) == CardTrust::read);
    CHECK(trust({no_authorities, ChipProof::key_missing}) == CardTrust::refused);
}

}  // namespace
}  // namespace kiosk
