// The files of a card's chip that tell whose it is (ICAO Doc 9303-10, Logical Data Structure): COM lists
// them, DG1 is the machine readable zone, DG2 the portrait. DG13 has a header of its own.
#pragma once

#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/identity/mrz.h"

namespace kiosk {

/// The tag of a data group's file: DG1 is 0x61, DG2 0x75. Nought for a group that does not exist.
[[nodiscard]] std::uint8_t data_group_tag(int group);

/// The data groups that EF.COM names, ascending. It is not signed: the security object has the last word.
/// Fails with chip_broken.
[[nodiscard]] Result<std::vector<int>> parse_com(ByteView file);

/// Fails with chip_broken, or with mrz_bad when the zone in it is wrong.
[[nodiscard]] Result<Mrz> parse_dg1(ByteView file);

/// A face as the card keeps it. Which pixels it holds is for a decoder with limits to say.
struct Portrait {
    enum class Format { jpeg, jpeg2000 };
    Format format = Format::jpeg;
    Bytes image;
};

/// The first face of the first record (ISO/IEC 19794-5 in Doc 9303-10's biometric wrapper). Fails with
/// chip_broken.
[[nodiscard]] Result<Portrait> parse_dg2(ByteView file);

}  // namespace kiosk
