#include "drivers/sane/jpeg_watch.h"

#include <dlfcn.h>

#include <cstdio>  // jpeglib.h needs it first.

#include <jpeglib.h>

#include <jerror.h>

#include <atomic>
#include <cstdlib>

namespace {

std::atomic<bool> invented = false;
std::atomic<bool> heard_of_a_decoder = false;

void listen(j_common_ptr codec, int /*level*/) {
    if (codec->is_decompressor != 0 && codec->err->msg_code == JWRN_HIT_MARKER) {
        invented = true;
    }
}

}  // namespace

// The name and the C types are libjpeg's.
extern "C" __attribute__((visibility("default"))) void jpeg_CreateDecompress(j_decompress_ptr codec,
                                                                             int version, std::size_t size) {
    using Create = void (*)(j_decompress_ptr, int, std::size_t);
    static const auto original = reinterpret_cast<Create>(::dlsym(RTLD_NEXT, "jpeg_CreateDecompress"));
    if (original == nullptr) {
        std::abort();  // Cannot be: this program links libjpeg.
    }
    original(codec, version, size);
    codec->err->emit_message = listen;
    heard_of_a_decoder = true;
}

namespace kiosk::jpeg_watch {

void reset() {
    invented = false;
}
bool pixels_invented() {
    return invented;
}
bool listening() {
    return heard_of_a_decoder;
}

}  // namespace kiosk::jpeg_watch
