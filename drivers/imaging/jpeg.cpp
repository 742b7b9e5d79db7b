#include "drivers/imaging/jpeg.h"

#include <algorithm>
#include <cstdio>  // jpeglib.h needs it first.

#include <jpeglib.h>

#include <jerror.h>

#include "drivers/imaging/jpeg_errors.h"
#include "drivers/imaging/page_gauge.h"

namespace kiosk {

namespace {

/// A3 at 600 dpi is 70 million; beyond this a picture is an attack on our memory, not a paper.
constexpr std::int64_t max_pixels = 100'000'000;

/// An open decoder over bytes in memory. Its members throw JpegTrouble, which the public functions below
/// catch.
class Decoder {
    struct State {
        jpeg_decompress_struct codec{};
        State() = default;
        ~State() { jpeg_destroy_decompress(&codec); }
        State(const State&) = delete;
        State& operator=(const State&) = delete;
    };

  public:
    explicit Decoder(ByteView jpeg) {
        state_.err = errors_.install();
        jpeg_create_decompress(&state_);
        jpeg_mem_src(&state_, jpeg.data(), jpeg.size());
        jpeg_read_header(&state_, TRUE);
        if (static_cast<std::int64_t>(state_.image_width) * state_.image_height > max_pixels) {
            throw JpegTrouble{"too many pixels"};
        }
    }

    [[nodiscard]] JpegInfo info() const {
        const bool per_cm = state_.density_unit == 2;
        const int density = state_.saw_JFIF_marker && state_.density_unit != 0 ? state_.X_density : 0;
        return {static_cast<int>(state_.image_width), static_cast<int>(state_.image_height),
                per_cm ? density * 254 / 100 : density,
                state_.num_components == 1 ? Channels::grey : Channels::rgb};
    }

    void begin(Channels channels, int eighths) {
        state_.out_color_space = channels == Channels::grey ? JCS_GRAYSCALE : JCS_RGB;
        state_.scale_num = static_cast<unsigned>(eighths);
        state_.scale_denom = 8;
        jpeg_start_decompress(&state_);
    }

    [[nodiscard]] int width() const { return static_cast<int>(state_.output_width); }
    [[nodiscard]] int height() const { return static_cast<int>(state_.output_height); }
    [[nodiscard]] std::size_t row_bytes() const {
        return std::size_t{state_.output_width} * static_cast<std::size_t>(state_.output_components);
    }

    void read_row(std::uint8_t* row) {
        jpeg_read_scanlines(&state_, &row, 1);
        if (errors_.cut_short()) {
            throw JpegTrouble{"the file ends before the picture does"};
        }
    }

  private:
    JpegErrors errors_;
    State owner_;  // Not in our own destructor, so that it is given back when the constructor throws.
    jpeg_decompress_struct& state_ = owner_.codec;
};

/// Runs `work(decoder)` behind the wall that libjpeg's errors do not pass.
template <class Work>
auto with_decoder(ByteView jpeg, Work work) -> Result<decltype(work(std::declval<Decoder&>()))> {
    try {
        Decoder decoder(jpeg);
        return work(decoder);
    } catch (const JpegTrouble& trouble) {
        return fail(ErrorCode::page_unreadable, "JPEG: " + trouble.words);
    }
}

Picture read_all(Decoder& decoder, Channels channels, int eighths) {
    decoder.begin(channels, eighths);
    Picture picture{decoder.width(), decoder.height(), channels, {}};
    picture.pixels.resize(decoder.row_bytes() * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
        decoder.read_row(picture.pixels.data() + decoder.row_bytes() * static_cast<std::size_t>(y));
    }
    return picture;
}

/// The smallest of libjpeg's 1/8 steps that keeps the longest side at least `wanted`.
int eighths_for(const JpegInfo& info, int wanted) {
    const int longest = std::max(info.width, info.height);
    for (int eighths = 1; wanted > 0 && eighths < 8; ++eighths) {
        if (longest * eighths / 8 >= wanted) {
            return eighths;
        }
    }
    return 8;
}

PageGauge gauge_of(Decoder& decoder, Channels channels, int dpi, int longest_side) {
    decoder.begin(channels, 8);
    PageGauge gauge(decoder.width(), decoder.height(), dpi, channels, longest_side);
    Bytes row(decoder.row_bytes());
    for (int y = 0; y < decoder.height(); ++y) {
        decoder.read_row(row.data());
        gauge.add(row);
    }
    return gauge;
}

}  // namespace

Result<JpegInfo> jpeg_info(ByteView jpeg) {
    return with_decoder(jpeg, [](Decoder& decoder) { return decoder.info(); });
}

Result<Picture> decode_jpeg(ByteView jpeg, Channels channels, int longest_side) {
    return with_decoder(jpeg, [&](Decoder& decoder) {
        return read_all(decoder, channels, eighths_for(decoder.info(), longest_side));
    });
}

Result<Picture> decode_jpeg_scaled(ByteView jpeg, Channels channels, int eighths) {
    return with_decoder(
        jpeg, [&](Decoder& decoder) { return read_all(decoder, channels, std::clamp(eighths, 1, 8)); });
}

Result<Preview> preview_of_jpeg(ByteView jpeg, int longest_side) {
    return with_decoder(jpeg, [&](Decoder& decoder) {
        return gauge_of(decoder, Channels::rgb, 300, longest_side).take_preview();
    });
}

Result<PageMeasure> measure_jpeg(ByteView jpeg, int dpi) {
    return with_decoder(jpeg, [&](Decoder& decoder) {
        return gauge_of(decoder, decoder.info().channels, dpi, 1000).measure();
    });
}

}  // namespace kiosk
