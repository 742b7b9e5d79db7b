// Draws the product's own screens, as a flow has them, on any panel, and hands out a frame for every sheet.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "src/flow/flow.h"
#include "tests/gallery/booth.h"
#include "tests/gallery/fixtures.h"
#include "tests/gallery/frame.h"

namespace kiosk::gallery {

struct NamedPanel {
    std::string_view name;
    ui::Panel panel;
};

/// The seven panels of accessibility.md, each upright and lying.
[[nodiscard]] const std::vector<NamedPanel>& panels();

/// How a screen is shown: where, how large, with what contrast. Its language is the flow's.
struct Shot {
    std::size_t panel = 0;
    TextSize text_size = TextSize::normal;
    Contrast contrast = Contrast::normal;
};
[[nodiscard]] const std::vector<Shot>& all_shots();
/// The upright 27-inch panel with letters of the usual size.
[[nodiscard]] Shot usual_shot();
/// "27-upright large high".
[[nodiscard]] std::string name(const Shot& shot);
/// With which of all shots a state is drawn for one citizen in one language, so that after the whole tour
/// every two values of panel, size, contrast, language, citizen and step have met.
[[nodiscard]] const Shot& pairwise_shot(std::size_t state, Fixture fixture, Language language);

// A list of communes has two dozen sheets that look alike.
inline constexpr int most_sheets = 2;

enum class Pixels { no, yes };

class Studio {
  public:
    struct Sheet {
        const Frame& frame;
        int number;  ///< From 0.
        bool settled;
        std::optional<Event> pressed;  ///< Must be none: nobody touched anything.
    };
    using Look = std::function<void(const Sheet& sheet)>;

    /// Shows the flow's screen and turns its pages to the last; at most so many.
    void show(const Flow& flow, const Shot& shot, Pixels pixels, int limit, const Look& look);

  private:
    Booth& booth_for(const Shot& shot);

    std::map<std::pair<std::size_t, TextSize>, std::unique_ptr<Booth>>
        booths_;  ///< Baking letters takes long.
    std::vector<std::uint32_t> picture_;
    std::vector<std::uint32_t> letters_;
};

}  // namespace kiosk::gallery
