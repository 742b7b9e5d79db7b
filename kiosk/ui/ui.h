// Draws one screen a frame and says what was touched. Screens call its verbs from top to bottom; it lays out,
// pages, and registers all it draws. It keeps only what may be lost: the sheet shown, the shift key.
#pragma once

#include <memory>
#include <string>

#include "kiosk/ui/fonts.h"
#include "kiosk/ui/registry.h"
#include "kiosk/ui/text.h"
#include "kiosk/ui/widgets.h"
#include "src/base/time.h"
#include "src/device/barcode.h"

struct ImDrawData;
namespace kiosk::ui {

class Stage;

struct Frame {
    ImDrawData* draw_data = nullptr;
    bool settled = true;  ///< False: the layout learned something; draw the same screen once more.
};

/// One per session. Its end leaves nothing behind of what was typed or shown.
class Ui {
  public:
    Ui(const Panel& panel, FontBook& fonts, const Texts& texts, const Machine& machine);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // ---- For the application. Pointer and letters arrive through ImGui's IO before begin_frame.
    void set_header(Header header);
    void set_display(Display display);
    void set_typing(Typing typing);
    void set_scanning(Uptime every);                  ///< 0: the keypad's ring never moves by itself.
    [[nodiscard]] std::optional<Uptime> due() const;  ///< When it moves next.
    void begin_frame(Uptime now, Key key = Key::none);
    [[nodiscard]] Frame end_frame();   ///< A screen's press is reported in one frame only.
    [[nodiscard]] bool woken() const;  ///< A finger touched the dark screen.
    [[nodiscard]] const Registry& registry() const;

    // ---- Words.
    [[nodiscard]] Language language() const;
    [[nodiscard]] std::string name_of(Language language) const;  ///< In its own words.
    [[nodiscard]] std::string text(TextKey key, std::initializer_list<Blank> blanks = {}) const;
    [[nodiscard]] int missing_letters() const;  ///< That no font has, drawn as boxes in this session.
    [[nodiscard]] std::string named(std::string_view family, std::string_view name) const;

    // ---- The page: first call of every screen.
    [[nodiscard]] Press page(const Page& page);

    // ---- Content, from top to bottom. What does not fit goes to the next sheet, reached by a button.
    void heading(std::string_view words);
    void paragraph(std::string_view words);
    void notice(Tone tone, std::string_view title, std::string_view words = {});
    void bullets(std::span<const std::string> words);
    void key_value(std::string_view key, std::string_view value);
    void hero(std::string_view words, std::string_view more);  ///< Who welcomes here, with the emblem.
    void points(std::span<const Choice> points);               ///< Lines with pictures, nothing to touch.
    void facts(std::span<const Row> facts);                    ///< What counts most, in large words.
    void code(std::string_view label, std::string_view code);
    void qr(const QrMatrix& matrix, std::string_view caption);
    void illustration(Illustration which);
    void progress(std::string_view words, int done, int total);
    void waiting(std::string_view words, std::string_view elapsed = {});
    void outcome(Tone tone, std::string_view words, std::string_view more = {});  ///< How something ended.
    void countdown(std::string_view words, int seconds);
    void timeline(std::span<const Moment> moments);  ///< Where the dossier is, and what comes next.
    void receipt(std::span<const Row> lines, const Row& total);

    // ---- Things to touch. Each answers in the frame in which the finger left it.
    [[nodiscard]] bool button(std::string_view id, std::string_view label, Icon icon,
                              ButtonStyle style = ButtonStyle::plain);
    /// Cards in a grid: two columns upright, three across.
    [[nodiscard]] std::optional<std::size_t> choices(std::string_view id, std::span<const Choice> choices);
    /// Small buttons beside each other, for what can be done with the thing above them.
    [[nodiscard]] std::optional<std::size_t> tools(std::string_view id, std::span<const Choice> tools);
    /// Big answers, one below the other.
    [[nodiscard]] std::optional<std::size_t> answers(std::string_view id, std::span<const Choice> choices);
    /// One of few, on a page of its own: like answers, but it stays and can be changed.
    [[nodiscard]] std::optional<std::size_t> single_choice(std::string_view id, std::string_view label,
                                                           std::span<const Choice> choices,
                                                           std::string_view problem = {});
    [[nodiscard]] std::optional<std::size_t> rows(std::string_view id, std::span<const Row> rows);
    [[nodiscard]] std::optional<std::size_t> options(std::string_view id, std::string_view label,
                                                     std::span<const std::string> options,
                                                     std::optional<std::size_t> chosen,
                                                     std::string_view problem = {});
    /// A reviewed answer with its "Sửa" button.
    [[nodiscard]] bool review(std::string_view id, std::string_view title, std::span<const Row> answers);
    [[nodiscard]] FieldPress text_field(const TextField& field);
    /// A date in three boxes: "05/03/1990", or "03/1990" and "1990" where day or month are unknown.
    [[nodiscard]] FieldPress date_field(const TextField& field, bool partial_allowed);
    [[nodiscard]] bool checkbox(std::string_view id, std::string_view words, bool checked,
                                std::string_view problem = {});
    [[nodiscard]] std::optional<int> stepper(const Stepper& stepper);
    [[nodiscard]] PickerPress picker(const Picker& picker);
    void page_view(const PageView& view);
    /// Small pictures of the scanned pages; answers which one was touched.
    [[nodiscard]] std::optional<std::size_t> page_strip(std::string_view id, std::span<const PageView> pages,
                                                        std::optional<std::size_t> shown);
    [[nodiscard]] std::optional<std::size_t> stars(std::string_view id, std::span<const std::string> labels);

    // ---- Above the page. Call after the page's content; nothing below can be touched meanwhile.
    [[nodiscard]] std::optional<std::size_t> question(const Question& question);
    [[nodiscard]] DisplayChoice display_settings();

  private:
    std::unique_ptr<Stage> stage_;
};

}  // namespace kiosk::ui
