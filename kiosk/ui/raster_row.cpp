#include "kiosk/ui/raster_row.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "kiosk/ui/raster_blend.h"

namespace kiosk::ui::raster {

namespace {

// Four pixels as 16 bytes or twice 8 numbers of 16 bits. Every 64-bit processor of ours has these in
// hardware, and the compiler knows how; nothing here names an instruction.
using Bytes16 = std::uint8_t __attribute__((vector_size(16)));
using Numbers4 = std::uint32_t __attribute__((vector_size(16)));
using Bytes8 = std::uint8_t __attribute__((vector_size(8)));
using Words8 = std::uint16_t __attribute__((vector_size(16)));

struct Wide {
    Words8 low;
    Words8 high;
};

template <class To>
To load(const void* from) {
    To value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

Wide widen(Bytes16 bytes) {
    const auto halves = std::bit_cast<std::array<Bytes8, 2>>(bytes);
    return {__builtin_convertvector(halves[0], Words8), __builtin_convertvector(halves[1], Words8)};
}

Bytes16 narrow(Words8 low, Words8 high) {
    return std::bit_cast<Bytes16>(
        std::array{__builtin_convertvector(low, Bytes8), __builtin_convertvector(high, Bytes8)});
}

/// See scale_pair(): a × b / 255 as llvmpipe rounds it.
Words8 scale_words(Words8 a, Words8 b) {
    const Words8 product = a * b;
    return (product + (product >> 8) + 128) >> 8;
}

Bytes16 all_of(std::uint32_t colour) {
    return std::bit_cast<Bytes16>(Numbers4{colour, colour, colour, colour});
}

/// Each of four alphas on the four bytes of its pixel.
Bytes16 spread(std::uint32_t four_alphas) {
    const Numbers4 each{four_alphas & 0xFFU, (four_alphas >> 8U) & 0xFFU, (four_alphas >> 16U) & 0xFFU,
                        four_alphas >> 24U};
    const Numbers4 twice = each | (each << 8U);
    return std::bit_cast<Bytes16>(twice | (twice << 16U));
}

// Inlined by order: every caller is a loop over it.
[[gnu::always_inline]] inline void blend_four(std::uint32_t* to, Bytes16 colour, Bytes16 alpha) {
    const Wide there = widen(load<Bytes16>(to));
    const Wide over = widen(colour);
    const Wide weight = widen(alpha);
    const Words8 low = scale_words(there.low, 255 - weight.low) + scale_words(over.low, weight.low);
    const Words8 high = scale_words(there.high, 255 - weight.high) + scale_words(over.high, weight.high);
    const Bytes16 sum = narrow(low, high) | all_of(opaque);
    std::memcpy(to, &sum, sizeof sum);
}

}  // namespace

void fill_row(std::uint32_t* to, int count, std::uint32_t colour) {
    const std::uint32_t alpha = alpha_of(colour);
    if (alpha == 255U) {
        std::fill_n(to, count, colour);
        return;
    }
    int x = 0;
    const Bytes16 colours = all_of(colour);
    const Bytes16 alphas = all_of(alpha * 0x01010101U);
    for (; x + 4 <= count; x += 4) {
        blend_four(to + x, colours, alphas);
    }
    for (; x < count; ++x) {
        to[x] = blend(to[x], colour, alpha);
    }
}

void blend_alphas(std::uint32_t* to, const std::uint8_t* alphas, int count, std::uint32_t colour) {
    int x = 0;
    const Bytes16 colours = all_of(colour);
    for (; x + 4 <= count; x += 4) {
        const auto four = load<std::uint32_t>(alphas + x);
        // Letters are mostly nothing or all: worth a look.
        if (four == 0xFFFFFFFFU) {
            std::fill_n(to + x, 4, colour | opaque);
        } else if (four != 0) {
            blend_four(to + x, colours, spread(four));
        }
    }
    for (; x < count; ++x) {
        to[x] = blend(to[x], colour, alphas[x]);
    }
}

void blend_colours(std::uint32_t* to, const std::uint32_t* colours, int count) {
    for (int x = 0; x < count; ++x) {
        const std::uint32_t alpha = alpha_of(colours[x]);
        if (alpha == 255U) {
            to[x] = colours[x];
        } else if (alpha != 0) {
            to[x] = blend(to[x], colours[x], alpha);
        }
    }
}

void mix_rows(std::uint8_t* to, const std::uint8_t* first, const std::uint8_t* second, std::uint32_t weight,
              int bytes) {
    const auto of_second = static_cast<std::uint16_t>(weight);
    const auto of_first = static_cast<std::uint16_t>(256U - weight);
    for (int i = 0; i < bytes; ++i) {
        const auto sum = static_cast<std::uint16_t>(first[i] * of_first + second[i] * of_second + 128);
        to[i] = static_cast<std::uint8_t>(sum >> 8);
    }
}

void scale_alphas(std::uint8_t* alphas, std::uint32_t by, int count) {
    const auto factor = static_cast<std::uint16_t>(by);
    for (int i = 0; i < count; ++i) {
        const auto product = static_cast<std::uint16_t>(alphas[i] * factor + 128);
        alphas[i] = static_cast<std::uint8_t>(static_cast<std::uint16_t>(product + (product >> 8)) >> 8);
    }
}

void scale_colours(std::uint32_t* colours, std::uint32_t by, int count) {
    for (int i = 0; i < count; ++i) {
        colours[i] = modulate(colours[i], by);
    }
}

}  // namespace kiosk::ui::raster
