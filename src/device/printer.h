// The printer port: hands a finished document to a device and says honestly what is known about the paper.
// Called from the printer's own thread only.
#pragma once

#include <set>
#include <stop_token>
#include <string>

#include "src/base/bytes.h"
#include "src/base/result.h"
#include "src/device/condition.h"

namespace kiosk {

enum class PaperKind { a4, roll_80mm };

/// A document rendered for one kind of paper.
struct PrintDocument {
    PaperKind paper = PaperKind::a4;
    Bytes data;     ///< a4: a PDF. roll_80mm: a 1-bit bitmap, 576 dots wide, 72 bytes a row, 1 = black.
    int pages = 1;  ///< a4: sheets. roll_80mm: always 1.
};

enum class PrintOutcome {
    printed,  ///< The device itself said that every page is out.
    unknown,  ///< The document left us, then contact or proof was lost: only a person can tell.
};

class Printer {
  public:
    virtual ~Printer() = default;

    [[nodiscard]] virtual PaperKind paper() const = 0;

    /// Prints and waits for the pages. An Error means that surely nothing came out; `unknown` that nobody knows.
    /// A stop request cancels the job at the device and returns `cancelled` or `unknown`.
    [[nodiscard]] virtual Result<PrintOutcome> print(const PrintDocument& document, std::stop_token stop) = 0;

    /// Every condition the device reports now; {ready} when it reports none.
    [[nodiscard]] virtual std::set<Condition> conditions(std::stop_token stop) = 0;
};

}  // namespace kiosk
