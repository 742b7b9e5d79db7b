// Outside eyes: a program that has never seen these screens reads their titles and buttons from the pixels.
#include <cmath>
#include <map>
#include <memory>

#include <fmt/format.h>
#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include "src/text/fold.h"
#include "src/text/one_line.h"
#include "tests/gallery/studio.h"
#include "tests/gallery/tour.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::gallery;

namespace {

enum class Focus { sharp, soft };

struct PixFree {
    void operator()(Pix* picture) const { pixDestroy(&picture); }
};
using PixPtr = std::unique_ptr<Pix, PixFree>;

/// A part of the picture at 150 %, in grey.
PixPtr at_150_percent(const ui::Canvas& picture, const ui::PixelRect& part, Focus focus) {
    const PixPtr whole(pixCreate(part.width(), part.height(), 32));
    for (int y = 0; y < part.height(); ++y) {
        for (int x = 0; x < part.width(); ++x) {
            const ui::Color color = color_of(picture.row(part.top + y)[part.left + x]);
            pixSetRGBPixel(whole.get(), x, y, color.r, color.g, color.b);
        }
    }
    const PixPtr grey(pixConvertRGBToLuminance(whole.get()));
    // Dark on light with an empty border, as on paper: what a reader is used to.
    std::uint32_t ground = 0;
    pixGetPixel(grey.get(), 0, 0, &ground);
    if (ground < 128) {
        pixInvert(grey.get(), grey.get());
        ground = 255 - ground;
    }
    const PixPtr large(pixScale(grey.get(), 1.5F, 1.5F));
    const PixPtr framed(pixAddBorder(large.get(), 24, ground));
    return PixPtr(focus == Focus::sharp ? pixClone(framed.get()) : pixBlockconv(framed.get(), 2, 2));
}

class Reader {
  public:
    Reader() { REQUIRE(eyes_.Init(nullptr, "vie", tesseract::OEM_LSTM_ONLY) == 0); }
    ~Reader() { eyes_.End(); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    std::string read(const ui::Canvas& picture, const ui::Rect& box, tesseract::PageSegMode mode,
                     Focus focus) {
        constexpr float margin = 4;
        const PixPtr pixels = at_150_percent(picture, pixels_of(box.inset(-margin), picture), focus);
        eyes_.SetPageSegMode(mode);
        eyes_.SetImage(pixels.get());
        eyes_.SetSourceResolution(150);
        const std::unique_ptr<char[]> text(eyes_.GetUTF8Text());
        return text::one_line(text.get());
    }

  private:
    tesseract::TessBaseAPI eyes_;
};

bool is_read(const ui::Element& element) {
    return element.role == ui::Role::heading || element.role == ui::Role::button ||
           element.role == ui::Role::choice;
}

struct Written {
    std::string words;
    ui::Rect box;
};

Written written(const ui::Element& element) {
    Written all{{}, element.runs.front().box};
    for (const ui::TextRun& run : element.runs) {
        all.words += run.text + ' ';
        const float right = std::max(all.box.right(), run.box.right());
        const float bottom = std::max(all.box.bottom(), run.box.bottom());
        all.box.x = std::min(all.box.x, run.box.x);
        all.box.y = std::min(all.box.y, run.box.y);
        all.box.w = right - all.box.x;
        all.box.h = bottom - all.box.y;
    }
    all.words = text::one_line(all.words);
    return all;
}

/// These eyes see a grave accent in the point of a bold "â" before "n", and cannot tell the height of a word
/// that stands alone: "sửa" for "Sửa".
std::string forgiving(std::string_view read) {
    static constexpr std::string_view seen = "ẦN";
    static constexpr std::string_view meant = "ÂN";
    std::string words = text::upper(text::nfc(read));
    for (std::size_t at = 0; (at = words.find(seen, at)) != std::string::npos;) {
        words.replace(at, seen.size(), meant);
    }
    return words;
}

/// At a glance; line by line; and slightly out of focus. Found is what one of the three reads whole.
std::string read(Reader& reader, const ui::Canvas& picture, const ui::Element& element,
                 const Written& written) {
    const auto line_by_line = [&](Focus focus) {
        std::string lines;
        for (const ui::TextRun& run : element.runs) {
            lines += reader.read(picture, run.box, tesseract::PSM_SINGLE_LINE, focus) + ' ';
        }
        return text::one_line(lines);
    };
    const std::string written_so = forgiving(written.words);
    auto found = reader.read(picture, written.box, tesseract::PSM_SINGLE_BLOCK, Focus::sharp);
    for (const Focus focus : {Focus::sharp, Focus::soft}) {
        found = forgiving(found) == written_so ? found : line_by_line(focus);
    }
    return found;
}

}  // namespace

TEST_CASE("a stranger to these screens reads their titles and buttons") {
    Reader reader;
    Studio studio;
    std::map<std::string, std::string> readings;  ///< Empty when right.
    Tour(Fixture::plain, Language::vi, [&](const std::string& state, const Flow& flow) {
        const auto look = [&](const Studio::Sheet& sheet) {
            for (const ui::Element* element : on_top(sheet.frame)) {
                if (!is_read(*element) || element->runs.empty()) {
                    continue;
                }
                const Written there = written(*element);
                // Once is enough; what was misread is tried again where it stands next.
                if (const auto tried = readings.find(there.words);
                    tried != readings.end() && tried->second.empty()) {
                    continue;
                }
                const auto found = read(reader, sheet.frame.picture, *element, there);
                const bool right = forgiving(found) == forgiving(there.words);
                readings[there.words] = right ? "" : fmt::format("{} ({})", found, state);
            }
        };
        studio.show(flow, usual_shot(), Pixels::yes, most_sheets, look);
    }).take();
    for (const auto& [words, found] : readings) {
        if (!found.empty()) {
            FAIL_CHECK("\"" << words << "\" is read as \"" << found << "\"");
        }
    }
    CHECK(readings.size() > 300);
}
