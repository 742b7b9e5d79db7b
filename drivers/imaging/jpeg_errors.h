// libjpeg's way of reporting trouble, turned into one small exception that never leaves drivers/imaging.
#pragma once

#include <cstdio>  // jpeglib.h needs it first.

#include <jpeglib.h>

#include <jerror.h>

#include <array>
#include <string>

namespace kiosk {

struct JpegTrouble {
    std::string words;
};

/// The error manager of one codec; lives as long as the codec.
class JpegErrors {
  public:
    /// The pointer libjpeg wants. libjpeg's own error_exit would end the process.
    [[nodiscard]] jpeg_error_mgr* install() {
        jpeg_std_error(&manager_);
        manager_.error_exit = [](j_common_ptr codec) { throw JpegTrouble{words_of(codec)}; };
        manager_.emit_message = [](j_common_ptr codec, int) {
            // An MCU was asked for bits that are not there. Other warnings (stray bytes, odd versions) lose
            // no pixels.
            if (codec->err->msg_code == JWRN_HIT_MARKER) {
                ++codec->err->num_warnings;
            }
        };
        manager_.output_message = [](j_common_ptr) {};
        return &manager_;
    }
    [[nodiscard]] bool cut_short() const { return manager_.num_warnings > 0; }

  private:
    static std::string words_of(j_common_ptr codec) {
        std::array<char, JMSG_LENGTH_MAX> text{};
        codec->err->format_message(codec, text.data());
        return text.data();
    }
    jpeg_error_mgr manager_{};
};

}  // namespace kiosk
