// Where one frame is drawn: canvas, touch, and the sheet that is filled from top to bottom. Only kiosk/ui.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/keypad.h"
#include "kiosk/ui/registry.h"
#include "kiosk/ui/stage_values.h"
#include "kiosk/ui/touch.h"
#include "kiosk/ui/ui.h"

struct ImDrawList;
struct ImGuiContext;

namespace kiosk::ui {

class Stage {
  public:
    Stage(const Panel& panel, FontBook& fonts, const Texts& texts, const Machine& machine);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    void begin(Uptime now, Key key);
    // ---- Canvas.
    void fill(const Rect& rect, Color color, float radius = 0);
    void outline(const Rect& rect, Color color, float thickness, float radius = 0);
    void disc(float x, float y, float radius, Color color);
    void ring(float x, float y, float radius, Color color, float thickness);
    void polygon(std::span<const Point> convex, Color color);
    void star(float x, float y, float radius, Color color);
    void shadow(const Rect& rect);
    void picture(TextureId id, const Rect& rect, Rotation rotation, std::optional<PagePart> part = {});
    void icon(Icon icon, float x, float y, Color color);  ///< Centred, as high as a line.
    void circle_icon(Icon icon, float x, float y, Pair colors, float scale = 1);  ///< In a theme.circle.
    void card(const Rect& rect, Color ground, bool focused = false);              ///< With its shadow.
    void clip(const Rect& rect);
    void unclip();
    void draw_above();  ///< From here on everything lies above the page, and takes all touches.
    void draw_below();  ///< Back on the page.

    // ---- Words.
    /// Views into `text`, or into what was made of it until the next frame.
    [[nodiscard]] Lines broken(std::string_view text, Type type, float width) const;
    [[nodiscard]] float width_of(std::string_view text, Type type) const;
    /// Draws lines from the top of `box`, or in its middle, and registers them with the last element.
    void words(const Lines& lines, const Rect& box, Pair colors, Align align = Align::left,
               bool middle = false);
    [[nodiscard]] std::string text(TextKey key, std::initializer_list<Blank> blanks = {}) const;
    [[nodiscard]] const FontSet& letters() const { return *letters_; }
    [[nodiscard]] int missing_letters() const { return shaped_->missing_letters(); }

    // ---- Touch. Registers the element and answers whether it was just pressed, by finger or keypad.
    bool touched(Element element);
    [[nodiscard]] bool held(std::string_view id) const { return touch_.holds(id); }
    [[nodiscard]] Point finger() const;  ///< Outside the screen when there is none.
    void note(Element element) { registry.add(std::move(element)); }
    /// Something above the page takes all touches, and this is not drawn there.
    [[nodiscard]] bool covered() const { return modal && !drawing_modal; }
    // ---- The sheet.
    /// Room for a block, with up to `most` beyond `least` to spare; none when it lies on another sheet.
    [[nodiscard]] std::optional<Rect> place(float least, float most = 0, Block block = Block::words);
    /// So many pixels of words belong to a thing to touch that follows them: keeps them on one sheet.
    void keep_together(float words, float touch);
    [[nodiscard]] bool on_show() const;  ///< The sheet being filled is the one on show.
    void space(float height);            ///< Between two blocks, dropped at the top of a sheet.
    void new_sheet();
    [[nodiscard]] bool tight(Focus::Tightness step) const { return focus.tightness >= step; }

    Theme theme;
    Registry registry;
    Header header;
    Display display;
    Typing typing;
    const Texts& texts;
    const Machine& machine;
    bool settled = true;
    Page page;
    Rect content;      ///< What blocks may fill.
    Rect later;        ///< The same on sheets after the first.
    float cursor = 0;  ///< Where the next block begins.
    int sheet = 0;     ///< The sheet being filled.
    Descent descent;
    float natural = 0;  ///< Height of everything on one endless sheet.
    Growth growth;
    std::map<std::string, int, std::less<>> shown;  ///< Sheet on show, by page.
    Rect pager;                                     ///< Room for the paging buttons; empty when not reserved.
    bool needs_pager = false;
    std::optional<Keyboard> keyboard, wanted_keyboard;  ///< Reserved; asked for by a focused field.
    bool woken = false;                                 ///< A finger touched the dark screen in this frame.
    Rect keyboard_box;
    Editing editing;
    Focus focus;
    Keypad keypad;
    bool modal = false, modal_drawn = false, drawing_modal = false;  ///< In the last frame; in this one; now.

  private:
    [[nodiscard]] Prepared prepared(std::string_view text, Type type) const;
    void draw_letters(std::string_view line, Type type, Point pen, Color color);
    void draw_shaped(std::string_view line, Type type, Point pen, Color color);
    void read_presses(Key key);
    void come_within_reach(float words);
    void read_keys();

    const Panel panel_;
    FontBook& fonts_;
    const FontSet* letters_ = nullptr;
    std::unique_ptr<ShapedText> shaped_;
    ImGuiContext* context_ = nullptr;
    ImDrawList* list_ = nullptr;
    Uptime now_{};
    Touch touch_;
    std::string pressed_;  ///< The target pressed in this frame; empty when none.
};

}  // namespace kiosk::ui
