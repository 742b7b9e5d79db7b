// The pinned fonts of everything we print: exactly the files named in fonts.cpp, from the folder given,
// nothing else.
#pragma once

#include <pango/pangocairo.h>

#include "drivers/paper/slip_paper.h"
#include "src/base/handle.h"

namespace kiosk {

using FontMap = Handle<PangoFontMap, g_object_unref>;

/// Errors: file_missing names the font that is not there.
[[nodiscard]] Result<FontMap> load_fonts(const PaperFonts& fonts);

}  // namespace kiosk
