#include <algorithm>
#include <cstdlib>

#include "drivers/imaging/jpeg.h"
#include "drivers/imaging/jpeg_errors.h"

namespace kiosk {

struct JpegWriter::State {
    jpeg_compress_struct codec{};
    JpegErrors errors;
    unsigned char* output = nullptr;
    unsigned long size = 0;  // NOLINT(google-runtime-int): libjpeg's own type.
    std::size_t row_bytes = 0;
    std::string trouble;

    ~State() {
        jpeg_destroy_compress(&codec);
        std::free(output);
    }

    void begin(int width, int height, Channels channels, int quality, int dpi) {
        codec.err = errors.install();
        jpeg_create_compress(&codec);
        jpeg_mem_dest(&codec, &output, &size);
        codec.image_width = static_cast<JDIMENSION>(std::max(width, 0));
        codec.image_height = static_cast<JDIMENSION>(std::max(height, 0));
        codec.input_components = static_cast<int>(channels);
        codec.in_color_space = channels == Channels::grey ? JCS_GRAYSCALE : JCS_RGB;
        jpeg_set_defaults(&codec);  // 4:2:0 for colour.
        jpeg_set_quality(&codec, quality, TRUE);
        codec.density_unit = 1;  // Dots per inch.
        codec.X_density = codec.Y_density = static_cast<UINT16>(std::clamp(dpi, 1, 65'535));
        row_bytes = std::size_t{codec.image_width} * static_cast<std::size_t>(codec.input_components);
        jpeg_start_compress(&codec, TRUE);
    }
};

JpegWriter::JpegWriter(int width, int height, Channels channels, int quality, int dpi)
    : state_(std::make_unique<State>()) {
    try {
        state_->begin(width, height, channels, quality, dpi);
    } catch (const JpegTrouble& trouble) {
        state_->trouble = trouble.words;
    }
}

JpegWriter::~JpegWriter() = default;

Result<void> JpegWriter::write(ByteView rows) {
    if (!state_->trouble.empty()) {
        return fail(ErrorCode::page_unreadable, "encode JPEG: " + state_->trouble);
    }
    try {
        while (rows.size() >= state_->row_bytes && state_->codec.next_scanline < state_->codec.image_height) {
            auto* row = const_cast<std::uint8_t*>(rows.data());  // libjpeg only reads it.
            jpeg_write_scanlines(&state_->codec, &row, 1);
            rows = rows.subspan(state_->row_bytes);
        }
    } catch (const JpegTrouble& trouble) {
        state_->trouble = trouble.words;
        return fail(ErrorCode::page_unreadable, "encode JPEG: " + trouble.words);
    }
    return {};
}

Result<Bytes> JpegWriter::finish() {
    if (!state_->trouble.empty()) {
        return fail(ErrorCode::page_unreadable, "encode JPEG: " + state_->trouble);
    }
    try {
        jpeg_finish_compress(&state_->codec);  // Complains itself about missing rows.
    } catch (const JpegTrouble& trouble) {
        return fail(ErrorCode::page_unreadable, "encode JPEG: " + trouble.words);
    }
    return Bytes(state_->output, state_->output + state_->size);
}

Result<Bytes> encode_jpeg(const Picture& picture, int quality, int dpi) {
    JpegWriter writer(picture.width, picture.height, picture.channels, quality, dpi);
    if (auto written = writer.write(picture.pixels); !written) {
        return std::unexpected(written.error());
    }
    return writer.finish();
}

}  // namespace kiosk
