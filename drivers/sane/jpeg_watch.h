// Notices when a back end's JPEG decoder invents pixels.
//
// sane-airscan decodes with libjpeg, which fills what is missing from a cut file with grey, warns inside
// itself, and reports success: SANE then says EOF with the full byte count. Looking for grey rows would
// accuse real grey pages, so we listen to the decoder: kiosk-device defines jpeg_CreateDecompress, the
// dynamic linker finds ours first, and ours calls libjpeg's and then puts a listener where warnings go. Only
// the warning "an MCU wanted bits that are not there" counts.
#pragma once

namespace kiosk::jpeg_watch {

/// Forgets earlier warnings; called before each page.
void reset();

/// True when a decoder of this process had to invent pixels since `reset`.
[[nodiscard]] bool pixels_invented();

/// False when no decoder was ever made through our watch: then silence proves nothing.
[[nodiscard]] bool listening();

}  // namespace kiosk::jpeg_watch
