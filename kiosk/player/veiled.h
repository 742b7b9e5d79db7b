// Words of a scenario, kept unreadable in memory: a search through this process for what the citizen typed
// must find the kiosk's copies and not the player's own script.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace kiosk::player {

class Veiled {
  public:
    /// Turned by this, no UTF-8 text is UTF-8 text any more.
    static constexpr char veil = '\xA5';

    Veiled() = default;
    explicit Veiled(std::string_view plain) : veiled_(turned(plain)) {}

    [[nodiscard]] static Veiled of_veiled(std::string veiled) {
        Veiled made;
        made.veiled_ = std::move(veiled);
        return made;
    }

    [[nodiscard]] std::string plain() const { return turned(veiled_); }
    [[nodiscard]] const std::string& veiled() const { return veiled_; }

  private:
    static std::string turned(std::string_view text) {
        std::string result(text);
        for (char& letter : result) {
            letter = static_cast<char>(letter ^ veil);
        }
        return result;
    }

    std::string veiled_;
};

}  // namespace kiosk::player
