// One paper of a dossier (thành phần hồ sơ) and how the citizen answered it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kiosk {

/// Names a scanned page inside one session; the pixels live in the session's page store, never in the flow.
enum class PageId : std::uint32_t {};

enum class Rotation { none, quarter, half, three_quarters };  ///< Clockwise, applied when shown and in the PDF.

[[nodiscard]] constexpr Rotation turned(Rotation rotation) {
    return static_cast<Rotation>((static_cast<int>(rotation) + 1) % 4);
}

/// Which of the four parts of an enlarged page is looked at, as it stands on the screen. Neighbours overlap.
struct PagePart {
    bool right = false;
    bool bottom = false;
    bool operator==(const PagePart&) const = default;
};

/// What is wrong with a page, in the order in which it is told; at most one is shown.
enum class PageAdvice { none, blank, too_dark, too_light, blurred, cut_off };

struct Page {
    PageId id{};
    Rotation rotation = Rotation::none;
    PageAdvice advice = PageAdvice::none;
};

enum class ComponentAnswer { open, scanned, will_bring, not_needed };

struct Component {
    std::string id;  ///< The document's id in the procedure.
    ComponentAnswer answer = ComponentAnswer::open;
    std::vector<Page> pages;
};

}  // namespace kiosk
