// JPEG in and out, in memory, through libjpeg-turbo. Takes bytes of strangers: limits are checked before
// memory is taken.
#pragma once

#include <memory>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/device/scanner.h"

namespace kiosk {

enum class Channels { grey = 1, rgb = 3 };

/// A raw picture: rows without padding, `channels` bytes a pixel.
struct Picture {
    int width = 0;
    int height = 0;
    Channels channels = Channels::rgb;
    Bytes pixels;
};

struct JpegInfo {
    int width = 0;
    int height = 0;
    int dpi = 0;  ///< 0 when the file does not say.
    Channels channels = Channels::rgb;
};

/// Reads the header only. Error: page_unreadable, also for more than 100 million pixels.
[[nodiscard]] Result<JpegInfo> jpeg_info(ByteView jpeg);

/// Decodes; with `longest_side` the smallest 1/8 step whose longest side is still at least that (0 = full
/// size). A file that ends too early is page_unreadable: libjpeg itself would fill the rest with grey.
[[nodiscard]] Result<Picture> decode_jpeg(ByteView jpeg, Channels channels, int longest_side = 0);

/// Decodes at exactly `eighths`/8 of the size in each direction.
[[nodiscard]] Result<Picture> decode_jpeg_scaled(ByteView jpeg, Channels channels, int eighths);

[[nodiscard]] Result<Bytes> encode_jpeg(const Picture& picture, int quality, int dpi);

/// The picture for the screen: longest side at most `longest_side`, by area average with a whole-number
/// factor, which keeps strokes of text evenly thick.
[[nodiscard]] Result<Preview> preview_of_jpeg(ByteView jpeg, int longest_side);

/// Encodes row by row as they arrive, so that a raw page never lies in memory.
class JpegWriter {
  public:
    JpegWriter(int width, int height, Channels channels, int quality, int dpi);
    ~JpegWriter();
    /// Rows in order, whole rows only. Error: page_unreadable with libjpeg's words.
    [[nodiscard]] Result<void> write(ByteView rows);
    /// After the last row. Error when rows are missing.
    [[nodiscard]] Result<Bytes> finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace kiosk
