#include "src/text/fold.h"

#include <utf8proc.h>

#include <array>
#include <cstdlib>

#include "src/base/handle.h"

namespace kiosk::text {

namespace {

const utf8proc_uint8_t* bytes(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

/// Calls `use` with every code point; bytes that are no UTF-8 are passed over.
template <class Use>
void each_code_point(std::string_view text, Use use) {
    while (!text.empty()) {
        utf8proc_int32_t point = 0;
        const utf8proc_ssize_t used =
            utf8proc_iterate(bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &point);
        if (used <= 0) {
            text.remove_prefix(1);
            continue;
        }
        use(point);
        text.remove_prefix(static_cast<std::size_t>(used));
    }
}

void append(std::string& out, utf8proc_int32_t point) {
    std::array<utf8proc_uint8_t, 4> encoded{};
    const utf8proc_ssize_t size = utf8proc_encode_char(point, encoded.data());
    out.append(encoded.begin(), encoded.begin() + size);
}

/// Nothing to compose: Latin letters with their marks in one, digits and common signs. True for all that we
/// write ourselves, and ten times faster to see than to compose anew.
bool plainly_composed(std::string_view text) {
    while (!text.empty()) {
        utf8proc_int32_t point = 0;
        const utf8proc_ssize_t used =
            utf8proc_iterate(bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &point);
        const bool plain_letter =
            point < 0x300 || (point >= 0x1E00 && point < 0x1F00) || (point >= 0x2010 && point < 0x2028);
        if (used <= 0 || !plain_letter) {
            return false;
        }
        text.remove_prefix(static_cast<std::size_t>(used));
    }
    return true;
}

std::string mapped(std::string_view text, int options) {
    std::string clean;
    clean.reserve(text.size());
    each_code_point(text, [&](utf8proc_int32_t point) { append(clean, point); });
    utf8proc_uint8_t* out = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(bytes(clean), static_cast<utf8proc_ssize_t>(clean.size()),
                                               &out, static_cast<utf8proc_option_t>(options));
    const Handle<utf8proc_uint8_t, std::free> owner(out);
    return size < 0 ? std::string() : std::string(out, out + size);
}

/// No normal form takes the stroke off đ: Unicode holds it for a letter of its own.
std::string without_strokes(std::string_view text) {
    constexpr utf8proc_int32_t small = 0x111;
    constexpr utf8proc_int32_t capital = 0x110;
    std::string out;
    out.reserve(text.size());
    each_code_point(text, [&](utf8proc_int32_t point) {
        append(out, point == small ? 'd' : point == capital ? 'D' : point);
    });
    return out;
}

bool is_letter(utf8proc_int32_t point) {
    switch (utf8proc_category(point)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO: return true;
        default: return false;
    }
}

bool is_word_byte(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '.';
}

std::string_view without_dots(std::string_view word) {
    while (word.ends_with('.')) {
        word.remove_suffix(1);
    }
    while (word.starts_with('.')) {
        word.remove_prefix(1);
    }
    return word;
}

}  // namespace

std::string nfc(std::string_view text) {
    return plainly_composed(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string plain(std::string_view text) {
    return without_strokes(mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_STRIPMARK));
}

std::string fold(std::string_view text) {
    const std::string flat = without_strokes(
        mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD));
    std::string out;
    out.reserve(flat.size());
    bool blank = false;
    for (const char c : flat) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            blank = !out.empty();
            continue;
        }
        if (blank) {
            out.push_back(' ');
            blank = false;
        }
        out.push_back(c);
    }
    return out;
}

std::string upper(std::string_view text) {
    std::string out;
    each_code_point(nfc(text), [&](utf8proc_int32_t point) { append(out, utf8proc_toupper(point)); });
    return out;
}

std::string capitalised(std::string_view text) {
    std::string out;
    bool start = true;
    each_code_point(nfc(text), [&](utf8proc_int32_t point) {
        append(out, start ? utf8proc_toupper(point) : point);
        start = point == ' ' || point == '-';
    });
    return out;
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    each_code_point(nfc(text), [&](utf8proc_int32_t) { ++count; });
    return count;
}

bool is_name(std::string_view text) {
    constexpr utf8proc_int32_t curly_apostrophe = 0x2019;
    bool letters = false;
    bool others = false;
    each_code_point(nfc(text), [&](utf8proc_int32_t point) {
        if (is_letter(point)) {
            letters = true;
        } else if (point != ' ' && point != '-' && point != '\'' && point != curly_apostrophe) {
            others = true;
        }
    });
    return letters && !others;
}

std::vector<std::string_view> words(std::string_view folded) {
    std::vector<std::string_view> out;
    std::size_t at = 0;
    while (at < folded.size()) {
        std::size_t end = at;
        while (end < folded.size() && is_word_byte(folded[end])) {
            ++end;
        }
        if (const std::string_view word = without_dots(folded.substr(at, end - at)); !word.empty()) {
            out.push_back(word);
        }
        at = end + 1;
    }
    return out;
}

}  // namespace kiosk::text
