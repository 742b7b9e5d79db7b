// How this machine's parts look, as data: the drawings that tell where paper, card and slip go. One file,
// assets/machine.json; a model with its glass elsewhere brings its own.
#pragma once

#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

#include "src/base/result.h"

namespace kiosk::ui {

enum class Illustration { glass, feeder, printer_slot, receipt_slot, card_on_glass, phone_qr, take_papers };
inline constexpr std::array<std::string_view, 7> illustration_names{
    "glass", "feeder", "printer_slot", "receipt_slot", "card_on_glass", "phone_qr", "take_papers"};

/// A piece of a drawing, on a field of 100 × 60 units with its origin at the top left.
struct Stroke {
    enum class Kind {
        block,  ///< A rectangle x, y, width, height with an outline.
        area,   ///< The same without.
        lines,  ///< Lines of writing from x, y, so wide.
        dot,    ///< x, y, radius: the corner that counts, a lamp.
        arrow,  ///< From x, y to x, y: where it goes.
    };
    enum class Fill { body, glass, paper, ink, accent };

    Kind kind = Kind::block;
    std::array<float, 4> at{};
    Fill fill = Fill::body;
    float radius = 1.5F;
    int count = 0;  ///< Of lines.
};

inline constexpr float drawing_width = 100;
inline constexpr float drawing_height = 60;

class Machine {
  public:
    /// Reads and checks the file whole. Errors: file_missing; bad_asset, naming file, drawing and piece.
    [[nodiscard]] static Result<Machine> load(const std::filesystem::path& file);

    [[nodiscard]] const std::vector<Stroke>& drawing(Illustration which) const {
        return drawings_[static_cast<std::size_t>(which)];
    }

  private:
    std::array<std::vector<Stroke>, illustration_names.size()> drawings_;
};

}  // namespace kiosk::ui
