// Every word of a submission slip, in the order of the paper, without any layout: A4 and 80 mm say exactly
// the same.
#pragma once

#include <string>
#include <vector>

#include "src/dossier/slip.h"

namespace kiosk {

struct SlipRow {
    std::string label;
    std::string english;  ///< The label in English; empty in a Vietnamese session.
    std::string value;
};

struct SlipPaperLine {
    std::string number;
    std::string name;
    std::string pages;  ///< "3 trang", or that the citizen will bring it.
};

struct SlipWords {
    std::string date_line;  ///< "Ea Kao, ngày 20 tháng 11 năm 2026"
    std::string title;
    std::string title_english;
    std::string notice;        ///< That this is not the legal receipt.
    std::string reprint_mark;  ///< Empty on the first copy.
    SlipRow code;
    std::string code_note;  ///< Empty unless the code is only ours.
    SlipRow pin;            ///< Value empty when there is none.
    std::vector<SlipRow> dossier;
    std::string papers_title;
    std::string papers_english;
    std::vector<SlipPaperLine> papers;
    std::vector<SlipRow> afterwards;
    std::string closing;
    std::string kiosk;  ///< Which machine printed it.
};

[[nodiscard]] SlipWords slip_words(const SubmissionSlip& slip);

}  // namespace kiosk
