// The words of Stage: breaking into lines, drawing letter by letter on whole pixels.
#include <cmath>

#include <imgui.h>

#include "kiosk/ui/stage.h"

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

/// How many bytes of `text` fit into `width`: up to the last blank, or in the middle of a word that is too
/// long alone.
std::size_t fitting(const ImFont& font, std::string_view text, float width) {
    std::string_view rest = text;
    std::size_t blank = 0;
    float used = 0;
    while (!rest.empty()) {
        const std::size_t here = text.size() - rest.size();
        if (rest.front() == '\n') {
            return here;
        }
        if (rest.front() == ' ') {
            blank = here;
        }
        used += advance(font, next_letter(rest));
        if (used > width && here > 0) {
            return blank > 0 ? blank : here;
        }
    }
    return text.size();
}

}  // namespace

float Stage::width_of(std::string_view text, Type type) const {
    return measure(*letters_->type[static_cast<std::size_t>(type)], text);
}

Lines Stage::broken(std::string_view text, Type type, float width) const {
    const ImFont& font = *letters_->type[static_cast<std::size_t>(type)];
    Lines result;
    result.type = type;
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
    result.height = std::ceil(static_cast<float>(result.lines.size()) * theme.line_height(type));
    return result;
}

void Stage::words(const Lines& lines, const Rect& box, Pair colors, Align align, bool middle) {
    const ImFont& font = *letters_->type[static_cast<std::size_t>(lines.type)];
    const ImU32 color = IM_COL32(colors.ink.r, colors.ink.g, colors.ink.b, colors.ink.a);
    float y = middle ? box.y + (box.h - lines.height) / 2 : box.y;
    const bool fits = lines.height <= box.h + 1 && lines.width <= box.w + 1;
    for (const auto& [line, width] : lines.lines) {
        const float slack = box.w - width;
        const float x = align == Align::left     ? box.x
                        : align == Align::centre ? box.x + slack / 2
                                                 : box.x + slack;
        float pen = std::round(x);
        const float top = std::round(y);
        std::string_view rest = line;
        list_->PrimReserve(static_cast<int>(line.size()) * 6, static_cast<int>(line.size()) * 4);
        int drawn = 0;
        while (!rest.empty()) {
            const ImFontGlyph* glyph = font.FindGlyph(next_letter(rest));
            if (glyph->Visible) {
                const float left = std::round(pen);
                list_->PrimRectUV({left + glyph->X0, top + glyph->Y0}, {left + glyph->X1, top + glyph->Y1},
                                  {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, color);
                ++drawn;
            }
            pen += glyph->AdvanceX;
        }
        const int unused = static_cast<int>(line.size()) - drawn;
        list_->PrimUnreserve(unused * 6, unused * 4);
        registry.add_run({std::string(line), lines.type, theme.mm(theme.em_of(lines.type)) * cap_of_em,
                          colors.ink, colors.ground, Rect{x, y, width, theme.line_height(lines.type)}, fits});
        y += theme.line_height(lines.type);
    }
}

}  // namespace kiosk::ui
