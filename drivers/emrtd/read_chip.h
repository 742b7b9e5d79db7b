// A chip from the first command to the verdict: opens it, reads its files, and says what was proved.
#pragma once

#include <functional>
#include <set>

#include "drivers/emrtd/access.h"
#include "drivers/emrtd/passive_authentication.h"

namespace kiosk::emrtd {

/// Bytes read so far and bytes there will be, as far as is known; the second never sinks below the first.
using Progress = std::function<void(std::size_t read, std::size_t of)>;

struct ReadOrder {
    const AccessKey& key;
    const Authorities& authorities;
    WallTime now{};                  ///< For the certificates.
    std::set<int> groups{1, 2, 13};  ///< What is wanted; 14 and 15 are read as far as the chip has them.
    Random random;
    Progress progress = [](std::size_t, std::size_t) {};
};

enum class Access { pace, bac };

struct ChipContents {
    DataGroups groups;  ///< What is there of what was wanted, each whole.
    Bytes security_object;
    CardProof proof;
    Access access = Access::pace;
    int commands = 0;
};

/// Errors: those of the port; chip_unsupported for another kind of card; chip_key_refused; chip_broken when
/// the chip lies or breaks off before the data are read. A chip that fails to prove its key is no error: that
/// is what `proof` says.
[[nodiscard]] Result<ChipContents> read_chip(CardPort& port, const ReadOrder& order);

}  // namespace kiosk::emrtd
