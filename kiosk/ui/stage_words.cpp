// The words of Stage: breaking into lines, drawing letter by letter on whole pixels; what letters alone
// cannot draw comes from ShapedText.
#include <cmath>

#include <imgui.h>

#include "kiosk/ui/stage.h"
#include "src/text/drawn_letters.h"

namespace kiosk::ui {

namespace {

// The same as in theme.cpp: capital height of Noto Sans in em.
constexpr double cap_of_em = 0.714;

/// Takes the first code point off `text`. Bytes that are not UTF-8 become the replacement mark.
ImWchar next_letter(std::string_view& text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    unsigned code = 0xFFFD;
    if (length == 1) {
        code = first;
    } else if (length == 2 && first >= 0xC2) {
        code = (first & 0x1FU) << 6 | (byte(1) & 0x3FU);
    } else if (length == 3) {
        code = (first & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    }
    text.remove_prefix(std::min(length, text.size()));
    return static_cast<ImWchar>(code);
}

float advance(const ImFont& font, ImWchar code) {
    return font.FindGlyph(code)->AdvanceX;
}

float measure(const ImFont& font, std::string_view text) {
    float width = 0;
    while (!text.empty()) {
        width += advance(font, next_letter(text));
    }
    return width;
}

// N17: in a longer line the eye loses its way back, however wide the room.
constexpr int most_letters = 60;

/// How many bytes of `text` fit into `width`: up to the last blank, or in the middle of a word that is too
/// long alone.
std::size_t fitting(const ImFont& font, std::string_view text, float width) {
    std::string_view rest = text;
    std::size_t blank = 0;
    float used = 0;
    int letters = 0;
    while (!rest.empty()) {
        const std::size_t here = text.size() - rest.size();
        if (rest.front() == '\n') {
            return here;
        }
        if (rest.front() == ' ') {
            blank = here;
        }
        used += advance(font, next_letter(rest));
        if ((used > width || ++letters > most_letters) && here > 0) {
            return blank > 0 ? blank : here;
        }
    }
    return text.size();
}

Lines broken_between(const ImFont& font, std::string_view text, float width) {
    Lines result;
    while (!text.empty()) {
        const std::size_t taken = fitting(font, text, width);
        const std::string_view line = text.substr(0, taken);
        const float line_width = measure(font, line);
        result.lines.emplace_back(line, line_width);
        result.width = std::max(result.width, line_width);
        text.remove_prefix(taken);
        if (!text.empty() && (text.front() == ' ' || text.front() == '\n')) {
            text.remove_prefix(1);
        }
    }
    return result;
}

ImU32 packed(Color color) {
    return IM_COL32(color.r, color.g, color.b, color.a);
}

}  // namespace

Prepared Stage::prepared(std::string_view text, Type type) const {
    const auto drawn = type == Type::code ? text::DrawnLetters::of_codes : text::DrawnLetters::all;
    if (!text::needs_shaping(text, drawn)) {
        return {text, false};
    }
    text = shaped_->composed(text);
    return {text, text::needs_shaping(text, drawn)};
}

float Stage::width_of(std::string_view text, Type type) const {
    const auto [words, shaped] = prepared(text, type);
    return shaped ? shaped_->width_of(words, {type, theme.em_of(type)})
                  : measure(*letters_->type[static_cast<std::size_t>(type)], words);
}

Lines Stage::broken(std::string_view text, Type type, float width) const {
    const auto [words, shaped] = prepared(text, type);
    Lines result = shaped ? shaped_->broken(words, {type, theme.em_of(type)}, width)
                          : broken_between(*letters_->type[static_cast<std::size_t>(type)], words, width);
    result.type = type;
    result.height = std::ceil(static_cast<float>(result.lines.size()) * theme.line_height(type));
    return result;
}

void Stage::draw_letters(std::string_view line, Type type, Point pen, Color color) {
    const ImFont& font = *letters_->type[static_cast<std::size_t>(type)];
    const auto indices = static_cast<int>(line.size()) * 6;
    const auto corners = static_cast<int>(line.size()) * 4;
    list_->PrimReserve(indices, corners);
    int drawn = 0;
    while (!line.empty()) {
        const ImFontGlyph* glyph = font.FindGlyph(next_letter(line));
        if (glyph->Visible) {
            const float left = std::round(pen.x);
            list_->PrimRectUV({left + glyph->X0, pen.y + glyph->Y0}, {left + glyph->X1, pen.y + glyph->Y1},
                              {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, packed(color));
            ++drawn;
        }
        pen.x += glyph->AdvanceX;
    }
    list_->PrimUnreserve(indices - drawn * 6, corners - drawn * 4);
}

void Stage::draw_shaped(std::string_view line, Type type, Point pen, Color color) {
    const auto [picture, box] = shaped_->drawn(line, {type, theme.em_of(type)});
    if (picture == TextureId::none) {
        return;
    }
    const float left = pen.x + box.x;
    // The baseline on which the letters of this size stand.
    const float top = pen.y + std::round(letters_->type[static_cast<std::size_t>(type)]->Ascent) + box.y;
    const auto name = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(picture));
    list_->AddImage(name, {left, top}, {left + box.w, top + box.h}, {0, 0}, {1, 1}, packed(color));
}

void Stage::words(const Lines& lines, const Rect& box, Pair colors, Align align, bool middle) {
    float y = middle ? box.y + (box.h - lines.height) / 2 : box.y;
    const bool fits = lines.height <= box.h + 1 && lines.width <= box.w + 1;
    for (const auto& [line, width] : lines.lines) {
        const float slack = box.w - width;
        const float x = align == Align::left     ? box.x
                        : align == Align::centre ? box.x + slack / 2
                                                 : box.x + slack;
        const Point pen{std::round(x), std::round(y)};
        if (prepared(line, lines.type).shaped) {
            draw_shaped(line, lines.type, pen, colors.ink);
        } else {
            draw_letters(line, lines.type, pen, colors.ink);
        }
        registry.add_run({std::string(line), lines.type, theme.mm(theme.em_of(lines.type)) * cap_of_em,
                          colors.ink, colors.ground, Rect{x, y, width, theme.line_height(lines.type)}, fits});
        y += theme.line_height(lines.type);
    }
}

}  // namespace kiosk::ui
