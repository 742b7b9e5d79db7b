// A page: its question, the sheets between header and buttons, and what they do with room to spare.
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "kiosk/ui/parts.h"

namespace kiosk::ui {

namespace {

/// Progress, question and instruction in a column; answers where it ends, also when it is not on this sheet.
float draw_title(Stage& stage, Rect box, bool seen) {
    const Theme& theme = stage.theme;
    const Palette& colors = theme.colors;
    const auto line = [&](const char* id, std::string_view text, Type type, Color ink, float width,
                          Role role) {
        if (text.empty()) {
            return;
        }
        const float height = height_of(stage, text, type, width);
        const std::string words(text);
        if (seen) {
            stage.note({.id = id,
                        .role = role,
                        .label = words,
                        .spoken = words,
                        .drawn = {box.x, box.y, width, height}});
            stage.words(stage.broken(words, type, width), {box.x, box.y, width, height},
                        {ink, colors.background});
        }
        box.y += height + theme.gap * 0.8F;
    };
    using Tightness = Focus::Tightness;
    if (stage.tight(Tightness::title)) {
        return box.y;
    }
    if (stage.tight(Tightness::header)) {
        if (height_of(stage, stage.page.title, Type::strong, box.w) <= box.h) {
            line("page.title", stage.page.title, Type::strong, colors.text, box.w, Role::heading);
        }
        return box.y;
    }
    // Beside a keyboard a long question has little height; then it is no larger than its progress.
    const float above = height_of(stage, stage.page.progress, Type::strong, box.w) + theme.gap * 1.6F;
    const bool tall = above + height_of(stage, stage.page.title, Type::title, box.w) > box.h;
    line("page.progress", stage.page.progress, Type::strong,
         theme.contrast == Contrast::high ? colors.muted : colors.primary.ground, box.w, Role::progress);
    line("page.title", stage.page.title, tall ? Type::strong : Type::title, colors.text, box.w,
         Role::heading);
    if (!theme.compact) {
        line("page.instruction", stage.page.instruction, Type::body, colors.muted,
             std::min(box.w, theme.measure), Role::text);
    }
    return box.y;
}

/// With letters too large for the panel the instruction is the first of what is paged.
void draw_instruction(Stage& stage) {
    const Theme& theme = stage.theme;
    const std::string& words = stage.page.instruction;
    if (!theme.compact || words.empty() || stage.tight(Focus::Tightness::header)) {
        return;
    }
    const float height = height_of(stage, words, Type::body, stage.content.w);
    if (const auto box = stage.place(height + theme.gap)) {
        const Rect lines{box->x, box->y, box->w, height};
        stage.note(
            {.id = "page.instruction", .role = Role::text, .label = words, .spoken = words, .drawn = lines});
        stage.words(stage.broken(words, Type::body, box->w), lines,
                    {theme.colors.muted, theme.colors.background});
    }
}

void begin_sheets(Stage& stage, const Page& page) {
    const bool same = stage.page.id == page.id && stage.page.title == page.title;
    stage.page = page;
    stage.registry.set_page(page.id, page.title);
    stage.sheet = 0;
    stage.natural = 0;
    stage.descent.learned = 0;
    stage.descent.touched = false;
    if (!same) {
        stage.shown.clear();
        stage.needs_pager = false;
        stage.growth.shares.clear();
        stage.descent.words = 0;
        stage.keyboard.reset();
        stage.editing = {};
        stage.focus = {};
        stage.keypad.new_page();
    }
}

}  // namespace

Press Ui::page(const Page& page) {
    Stage& stage = *stage_;
    const Theme& theme = stage.theme;
    begin_sheets(stage, page);
    const float width = static_cast<float>(theme.panel.width_px);
    stage.fill({0, 0, width, static_cast<float>(theme.panel.height_px)}, theme.colors.background);
    const bool tight = stage.tight(Focus::Tightness::header);
    // Lying down, letters too large for the panel need its whole height.
    const bool headed = !tight && (theme.panel.portrait() || !theme.compact);
    const Edge header = headed ? draw_header(stage) : Edge{};
    const float below = tight ? 0 : draw_state(stage, header.at);
    float top = below > 0 ? below + theme.padding * 1.1F : theme.margin;
    stage.registry.begin_area(Area::bottom);
    const Edge bottom = draw_bottom(stage);
    stage.registry.begin_area(Area::page);
    const float air = tight ? theme.gap * 0.5F : theme.padding;
    float end = bottom.at - air;
    stage.keyboard_box = {};
    if (stage.keyboard) {
        const float height = keyboard_height(stage, *stage.keyboard);
        stage.keyboard_box = {0, end - height, width, height};
        end -= height + air * 0.5F;
    }
    Rect box{theme.margin, top, width - 2 * theme.margin, end - top};
    if (theme.panel.portrait()) {
        const float down = stage.descent.words;
        const bool asks = !theme.compact || stage.shown[page.id] == 0;
        top = draw_title(stage, {box.x, box.y + down, box.w, box.h}, asks) - down + theme.gap * 1.4F;
        stage.content = {box.x, top, box.w, end - top};
    } else if (stage.tight(Focus::Tightness::title)) {
        stage.content = box;
    } else {
        // Lying down there is width to spare and no height: the question stands to the left of its answers.
        const float column = std::floor(box.w * 0.3F);
        draw_title(stage, {box.x, box.y, column, box.h}, /*seen=*/true);
        const float x = box.x + column + theme.padding * 1.5F;
        stage.content = {x, box.y, width - theme.margin - x, box.h};
    }
    // With letters too large for the panel the question stands on the first sheet only.
    stage.later = theme.compact && theme.panel.portrait() ? box : stage.content;
    stage.pager = {};
    if (stage.needs_pager && !stage.tight(Focus::Tightness::pager)) {
        // Beside the keyboard within low reach every line counts: the pager needs only one.
        const float line = std::max(theme.target, theme.line_height(Type::strong) + theme.gap);
        const bool brief = (theme.compact && !theme.panel.portrait()) || (theme.reach > 0 && stage.keyboard);
        const float height = brief ? line : theme.button;
        stage.pager = {stage.content.x, end - height, stage.content.w, height};
        stage.content.h -= height + theme.gap * 1.5F;
        stage.later.h -= height + theme.gap * 1.5F;
    }
    stage.cursor = stage.content.y;
    stage.growth.begin(stage.content);
    draw_instruction(stage);
    const bool method = std::exchange(stage.editing.method_pressed, false);
    const Press press = header.press == Press::none ? bottom.press : header.press;
    return press == Press::none && method ? Press::typing : press;
}

void settle_focus(Stage& stage) {
    Focus& focus = stage.focus;
    if (focus.field.empty()) {
        focus = {};
        return;
    }
    const Focus::Cause cause{focus.field, stage.keyboard, stage.display.text_size, stage.typing.method};
    if (cause != focus.cause) {
        focus.cause = cause;
        focus.tightness = Focus::Tightness::none;
        focus.following = true;
        stage.settled = false;
        return;
    }
    if (!focus.following) {
        return;
    }
    const float room = focus.sheet == 0 ? stage.growth.first : stage.later.h;
    if (focus.height > room && focus.tightness != Focus::Tightness::pager) {
        focus.tightness = static_cast<Focus::Tightness>(static_cast<int>(focus.tightness) + 1);
        stage.settled = false;
        return;
    }
    int& shown = stage.shown[stage.page.id];
    if (shown != focus.sheet) {
        shown = focus.sheet;
        stage.settled = false;
    }
    focus.following = !stage.settled;
}

void settle_growth(Stage& stage) {
    Growth& growth = stage.growth;
    growth.filled.push_back(growth.cursor - stage.content.y);
    std::vector<float> shares(growth.parts.size());
    for (std::size_t sheet = 0; sheet < growth.filled.size(); ++sheet) {
        std::vector<std::size_t> hungry;
        for (std::size_t i = 0; i < growth.parts.size(); ++i) {
            if (growth.parts[i].sheet == static_cast<int>(sheet)) {
                hungry.push_back(i);
            }
        }
        // Who wants little is served first, so that the others can share what is left.
        std::ranges::sort(hungry, {}, [&](std::size_t i) { return growth.parts[i].most; });
        const float height = sheet == 0 ? growth.first : stage.later.h;
        float room = std::max(0.0F, height - growth.filled[sheet]);
        for (std::size_t k = 0; k < hungry.size(); ++k) {
            const float equal = room / static_cast<float>(hungry.size() - k);
            shares[hungry[k]] = std::floor(std::min(equal, growth.parts[hungry[k]].most));
            room -= shares[hungry[k]];
        }
    }
    if (shares != growth.shares) {
        growth.shares = std::move(shares);
        stage.settled = false;
    }
    // A hair's breadth is the rounding of sums, not another place.
    if (std::abs(stage.descent.learned - stage.descent.words) > 0.5F) {
        stage.descent.words = stage.descent.learned;
        stage.settled = false;
    }
}

void draw_pager(Stage& stage) {
    const Theme& theme = stage.theme;
    const int sheets = stage.sheet + 1;
    const bool wanted = sheets > 1;
    if (wanted != stage.needs_pager) {
        // Without the pager's room everything may fit again; only the whole height decides, or it would
        // flicker.
        const float whole = stage.content.h + (stage.needs_pager ? stage.pager.h + theme.gap * 1.5F : 0);
        const bool needed = wanted || stage.natural > whole + 1;
        if (needed != stage.needs_pager) {
            stage.needs_pager = needed;
            stage.settled = false;
        }
    }
    if (stage.pager.h <= 0) {
        return;
    }
    int& shown = stage.shown[stage.page.id];
    if (shown >= sheets) {
        shown = sheets - 1;
        stage.settled = false;
    }
    const Rect& box = stage.pager;
    const bool one_line = box.h < theme.button;
    const bool brief = one_line && theme.compact;
    const float each = std::floor((box.w - 2 * theme.gap) * (brief ? 0.42F : one_line ? 0.33F : 0.36F));
    const Rect next{box.right() - each, box.y, each, box.h};
    const Rect former{box.x, box.y, each, box.h};
    if (shown > 0 && press(stage, {.id = "pager.back",
                                   .label = stage.text(txt::pager_back),
                                   .box = former,
                                   .icon = one_line ? std::nullopt : std::optional(Icon::chevron_left)})) {
        --shown;
        stage.settled = false;
    }
    const std::string number = std::to_string(shown + 1);
    const std::string count = std::to_string(sheets);
    const std::string where = stage.text(txt::pager_where, {{"n", number}, {"count", count}});
    const Rect between{former.right() + theme.gap, box.y, next.x - former.right() - 2 * theme.gap, box.h};
    stage.note(
        {.id = "pager.where", .role = Role::progress, .label = where, .spoken = where, .drawn = between});
    const bool fits = !brief && height_of(stage, where, Type::body, between.w) <= between.h;
    const std::string words = fits ? where : number + "/" + count;
    stage.words(stage.broken(words, Type::body, between.w), between,
                {theme.colors.text, theme.colors.background}, Align::centre, /*middle=*/true);
    if (shown + 1 < sheets &&
        press(stage, {.id = "pager.next",
                      .label = stage.text(txt::pager_more),
                      .box = next,
                      .icon = one_line ? std::nullopt : std::optional(Icon::chevron_right),
                      .icon_last = true})) {
        ++shown;
        stage.settled = false;
    }
}

}  // namespace kiosk::ui
