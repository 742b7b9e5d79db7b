// The sandbox's card as a port, without reader and transport, and what the tests ask of it.
#pragma once

#include "drivers/emrtd/read_chip.h"
#include "drivers/sandbox/card_faults.h"
#include "drivers/sandbox/card_issue.h"

namespace kiosk::emrtd {

inline constexpr WallTime today{std::chrono::seconds(1'795'132'800)};  // 20 November 2026.

/// One state for all tests: making it takes several keys.
[[nodiscard]] const sandbox::CardSigner& state();
[[nodiscard]] const Authorities& authorities();
[[nodiscard]] const sandbox::CardPerson& someone();

[[nodiscard]] AccessKey printed_key(const sandbox::CardPerson& person);
/// A JPEG in name only, of 15 kB.
[[nodiscard]] Bytes portrait(std::uint8_t fill = 0x5A);

class SandboxPort : public CardPort {
  public:
    explicit SandboxPort(sandbox::CardChip& chip, sandbox::CardFault fault = {})
        : chip_(chip), card_(chip, fault) {
        chip_.reset();
    }

    [[nodiscard]] Result<Bytes> transmit(ByteView command) override { return card_.answer(command); }
    [[nodiscard]] std::size_t largest_answer() const override {
        return chip_.extended_length() ? 65'536 : 256;
    }
    [[nodiscard]] int commands() const { return card_.commands(); }

  private:
    sandbox::CardChip& chip_;
    sandbox::FaultyCard card_;
};

[[nodiscard]] sandbox::CardChip card(sandbox::CardDesign design);

/// Reads with the right printed letters, or with another key or list of authorities.
[[nodiscard]] Result<ChipContents> read(CardPort& port);
[[nodiscard]] Result<ChipContents> read(CardPort& port, const AccessKey& key, const Authorities& authorities);

}  // namespace kiosk::emrtd
