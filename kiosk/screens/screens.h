// What the citizen sees: a function of the flow. Keeps nothing, returns at most one event.
#pragma once

#include <functional>
#include <optional>

#include "kiosk/ui/ui.h"
#include "src/flow/flow.h"

namespace kiosk::screens {

/// Of the one page on show, as large as the screen or with every letter; or small.
enum class PictureSize { whole_page, enlarged, thumbnail };
/// A scanned page as a texture; nullopt while it is not there.
using PagePictures = std::function<std::optional<ui::PageView>(PageId, PictureSize)>;

/// What every screen may look at.
struct Scene {
    const Flow& flow;
    ui::Ui& ui;
    const PagePictures& pictures;

    [[nodiscard]] const Session& session() const { return flow.session(); }
    [[nodiscard]] const std::string& local(const LocalText& text) const {
        return text.in(session().language);
    }
    [[nodiscard]] std::string text(TextKey key, std::initializer_list<ui::Blank> blanks = {}) const {
        return ui.text(key, blanks);
    }
    /// "Quay lại" where there is a way back, nothing elsewhere.
    [[nodiscard]] std::string back_label() const;
};

/// The ordered list of screens.cpp.
[[nodiscard]] std::optional<Event> draw(const Scene& scene);

// One file per step, in the order of a visit.
std::optional<Event> draw(const Scene& scene, const step::Attract& here);
std::optional<Event> draw(const Scene& scene, const step::Home& here);
std::optional<Event> draw(const Scene& scene, const step::Choose& here);
std::optional<Event> draw(const Scene& scene, const step::ProcedureInfo& here);
std::optional<Event> draw(const Scene& scene, const step::Notice& here);
std::optional<Event> draw(const Scene& scene, const step::Identify& here);
std::optional<Event> draw(const Scene& scene, const step::CardOnGlass& here);
std::optional<Event> draw(const Scene& scene, const step::Fill& here);
std::optional<Event> draw(const Scene& scene, const step::ConfirmIdentity& here);
std::optional<Event> draw(const Scene& scene, const step::ForWhom& here);
std::optional<Event> draw(const Scene& scene, const step::Papers& here);
std::optional<Event> draw(const Scene& scene, const step::Exemption& here);
std::optional<Event> draw(const Scene& scene, const step::Review& here);
std::optional<Event> draw(const Scene& scene, const step::Confirm& here);
std::optional<Event> draw(const Scene& scene, const step::Sending& here);
std::optional<Event> draw(const Scene& scene, const step::NotSent& here);
std::optional<Event> draw(const Scene& scene, const step::Sent& here);
std::optional<Event> draw(const Scene& scene, const step::PayChoice& here);
std::optional<Event> draw(const Scene& scene, const step::PayQr& here);
std::optional<Event> draw(const Scene& scene, const step::PayResult& here);
std::optional<Event> draw(const Scene& scene, const step::Printing& here);
std::optional<Event> draw(const Scene& scene, const step::CameOut& here);
std::optional<Event> draw(const Scene& scene, const step::CodeOnScreen& here);
std::optional<Event> draw(const Scene& scene, const step::Rate& here);
std::optional<Event> draw(const Scene& scene, const step::Goodbye& here);

// Shared by several screens.
/// What Back, Help, Language and Display do, the same everywhere.
[[nodiscard]] std::optional<Event> common(const Scene& scene, ui::Press press);
/// What does not work at the moment and what to do about it; empty when all is well. For the header.
[[nodiscard]] std::string state_words(const Flow& flow, const ui::Ui& ui);
/// What the button of languages says: the other one's name, or that there are several. Empty when there is
/// only one.
[[nodiscard]] std::string language_label(const Flow& flow, const ui::Ui& ui);
/// The button that has everything read out; empty where the kiosk is silent.
[[nodiscard]] std::string listen_label(const Flow& flow, const ui::Ui& ui);
/// The sentence of an error and what to do next.
[[nodiscard]] std::string sentence(const Scene& scene, ErrorCode code);
/// A value as the citizen reads it: dates, addresses, choices in words. Masked where the field is sensitive.
[[nodiscard]] std::string shown(const Scene& scene, const Field& field, std::string_view value);
/// "8.000 đồng".
[[nodiscard]] std::string money(const Scene& scene, std::int64_t amount);
[[nodiscard]] std::string clock_time(WallTime time);
/// "05/03/1990" from "1990-03-05".
[[nodiscard]] std::string shown_date(std::string_view iso);
[[nodiscard]] ui::Icon icon_named(std::string_view name);
[[nodiscard]] const Document* document_of(const Scene& scene, const Component& component);

}  // namespace kiosk::screens
