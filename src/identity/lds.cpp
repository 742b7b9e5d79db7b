#include "src/identity/lds.h"

#include <algorithm>
#include <array>

#include "src/identity/tlv.h"

namespace kiosk {
namespace {

// Doc 9303-10, table 38: the tags are numbered in no order, because they were given out as the groups were
// invented.
constexpr std::array<std::uint8_t, 16> tags{0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68,
                                            0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70};

// ISO/IEC 19794-5:2005, the sizes of its fixed blocks.
constexpr std::size_t record_header = 14;
constexpr std::size_t face_block = 20;
constexpr std::size_t feature_point = 8;
constexpr std::size_t image_block = 12;

std::unexpected<Error> bad(std::string detail) {
    return fail(ErrorCode::chip_broken, std::move(detail));
}

bool starts_with(ByteView bytes, std::initializer_list<std::uint8_t> start) {
    return bytes.size() >= start.size() && std::equal(start.begin(), start.end(), bytes.begin());
}

/// The image behind the blocks of a face record, or nothing.
ByteView image_in(ByteView record) {
    constexpr std::size_t points_at = record_header + 4;
    if (!starts_with(record, {'F', 'A', 'C', 0}) || record.size() < record_header + face_block) {
        return {};
    }
    const std::size_t points = static_cast<std::size_t>(record[points_at] << 8U | record[points_at + 1]);
    const std::size_t skipped = record_header + face_block + points * feature_point + image_block;
    return record.size() > skipped ? record.subspan(skipped) : ByteView();
}

/// Goes down through one element after the other, each the first with its tag.
std::optional<ByteView> descend(ByteView bytes, std::initializer_list<std::uint32_t> path) {
    std::optional<ByteView> here = bytes;
    for (const auto tag : path) {
        here = here ? tlv_find(*here, tag) : std::nullopt;
    }
    return here;
}

}  // namespace

std::uint8_t data_group_tag(int group) {
    return group >= 1 && group <= 16 ? tags[static_cast<std::size_t>(group - 1)] : std::uint8_t{0};
}

Result<std::vector<int>> parse_com(ByteView file) {
    const auto list = descend(file, {0x60, 0x5C});
    if (!list) {
        return bad("EF.COM: no list of files");
    }
    std::vector<int> groups;
    for (const auto tag : *list) {
        if (const auto* at = std::ranges::find(tags, tag); at != tags.end()) {
            groups.push_back(static_cast<int>(at - tags.begin()) + 1);
        }
    }
    std::ranges::sort(groups);
    groups.erase(std::ranges::unique(groups).begin(), groups.end());
    return groups;
}

Result<Mrz> parse_dg1(ByteView file) {
    const auto zone = descend(file, {0x61, 0x5F1F});
    if (!zone) {
        return bad("DG1: no machine readable zone");
    }
    auto mrz = parse_mrz(text_of(*zone));
    return mrz ? std::move(mrz) : failed("DG1", mrz.error());
}

Result<Portrait> parse_dg2(ByteView file) {
    const auto templates = descend(file, {0x75, 0x7F61, 0x7F60});
    const auto plain = templates ? tlv_find(*templates, 0x5F2E) : std::nullopt;
    const auto record = plain || !templates ? plain : tlv_find(*templates, 0x7F2E);
    const ByteView image = record ? image_in(*record) : ByteView();
    if (starts_with(image, {0xFF, 0xD8, 0xFF})) {
        return Portrait{Portrait::Format::jpeg, {image.begin(), image.end()}};
    }
    // JPEG 2000 comes in its box format or as the naked codestream.
    if (starts_with(image, {0, 0, 0, 0x0C, 'j', 'P', ' ', ' '}) ||
        starts_with(image, {0xFF, 0x4F, 0xFF, 0x51})) {
        return Portrait{Portrait::Format::jpeg2000, {image.begin(), image.end()}};
    }
    return bad("DG2: no face in a format that is known");
}

}  // namespace kiosk
