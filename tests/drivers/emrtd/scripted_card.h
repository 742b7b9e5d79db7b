// A port that expects the commands of a worked example, one by one, and answers as it is written there.
#pragma once

#include <string>
#include <vector>

#include "drivers/emrtd/apdu.h"
#include "drivers/emrtd/ciphers.h"

namespace kiosk::emrtd {

struct Turn {
    std::string command;  ///< Hex; the command that must come.
    std::string answer;
};

class ScriptedCard : public CardPort {
  public:
    explicit ScriptedCard(std::vector<Turn> turns) : turns_(std::move(turns)) {}

    [[nodiscard]] Result<Bytes> transmit(ByteView command) override;
    [[nodiscard]] bool is_over() const { return next_ == turns_.size(); }

  private:
    std::vector<Turn> turns_;
    std::size_t next_ = 0;
};

/// Draws what the example drew, in its order.
[[nodiscard]] Random drawn(std::vector<std::string> hexes);

[[nodiscard]] Bytes bytes_from(std::string_view hex);

}  // namespace kiosk::emrtd
