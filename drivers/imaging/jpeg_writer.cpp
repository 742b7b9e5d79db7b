#include <algorithm>
#include <utility>

#include "drivers/imaging/jpeg.h"
#include "drivers/imaging/jpeg_errors.h"

namespace kiosk {

namespace {

/// Compressed bytes go straight into ours. libjpeg's own memory destination frees and leaks the wrong buffer
/// when a page is given up half way.
struct Destination : jpeg_destination_mgr {
    Bytes bytes;
    std::size_t filled = 0;

    Destination() : jpeg_destination_mgr{} {
        init_destination = [](j_compress_ptr codec) { of(codec).grow(); };
        empty_output_buffer = [](j_compress_ptr codec) -> boolean {
            of(codec).filled = of(codec).bytes.size();  // By contract the whole buffer was used.
            of(codec).grow();
            return TRUE;
        };
        term_destination = [](j_compress_ptr codec) {
            of(codec).bytes.resize(of(codec).bytes.size() - of(codec).free_in_buffer);
        };
    }
    static Destination& of(j_compress_ptr codec) { return *static_cast<Destination*>(codec->dest); }

    void grow() {
        constexpr std::size_t first =
            256UL * 1024;  // A grey page at 150 dpi; colour at 300 dpi doubles twice.
        bytes.resize(std::max(first, bytes.size() * 2));
        next_output_byte = bytes.data() + filled;
        free_in_buffer = bytes.size() - filled;
    }
};

}  // namespace

struct JpegWriter::State {
    jpeg_compress_struct codec{};
    JpegErrors errors;
    Destination destination;
    std::size_t row_bytes = 0;
    std::string trouble;

    State() = default;
    ~State() { jpeg_destroy_compress(&codec); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void begin(int width, int height, Channels channels, int quality, int dpi) {
        codec.err = errors.install();
        jpeg_create_compress(&codec);
        codec.dest = &destination;
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
    return std::move(state_->destination.bytes);
}

Result<Bytes> encode_jpeg(const Picture& picture, int quality, int dpi) {
    JpegWriter writer(picture.width, picture.height, picture.channels, quality, dpi);
    if (auto written = writer.write(picture.pixels); !written) {
        return std::unexpected(written.error());
    }
    return writer.finish();
}

}  // namespace kiosk
