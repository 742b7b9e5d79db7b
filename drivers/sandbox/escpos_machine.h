// The inside of an ESC/POS receipt printer: bytes in, answers and finished slips out. It is strict: a command
// it does not know is an error, never skipped. Like real ones it obeys real-time commands at once, even in
// the middle of a picture.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "src/base/bytes.h"

namespace kiosk::sandbox {

struct ReceiptTrouble {
    bool paper_out = false;
    bool paper_near_end = false;
    bool cover_open = false;
    bool offline = false;
    bool cutter_error = false;
    [[nodiscard]] bool stops() const { return paper_out || cover_open || offline || cutter_error; }
};

struct ReceiptSlip {
    Bytes rows;      ///< 72 bytes each, 1 = black.
    Bytes received;  ///< Every command since the last cut, as it came over the line.
    int feeds = 0;
};

class EscposMachine {
  public:
    struct Outcome {
        Bytes answer;
        std::vector<ReceiptSlip> slips;
        bool hang_up = false;  ///< The fault cut-connection-next, or a command nobody knows.
    };

    [[nodiscard]] Outcome feed(ByteView bytes);
    /// The printer's trouble changed: goes on with what it had buffered.
    [[nodiscard]] Outcome set(const ReceiptTrouble& trouble);
    [[nodiscard]] const ReceiptTrouble& trouble() const { return trouble_; }
    /// One of no-proof-next, cut-connection-next, paper-out-next.
    void arm(const std::string& fault) { armed_ = fault; }
    [[nodiscard]] const std::string& armed() const { return armed_; }
    [[nodiscard]] const std::map<std::string, int>& fired() const { return fired_; }
    [[nodiscard]] const std::vector<std::string>& errors() const { return errors_; }
    /// The line was cut: what was buffered is lost, a half-printed slip is torn off.
    void reset();

  private:
    void obey_real_time(std::uint8_t byte, Outcome& outcome);
    void answer_status(std::uint8_t question, Outcome& outcome) const;
    void work(Outcome& outcome);
    [[nodiscard]] std::size_t command(Outcome& outcome);
    [[nodiscard]] std::size_t raster(Outcome& outcome);
    [[nodiscard]] bool fire(const std::string& fault);
    void refuse(Outcome& outcome);

    ReceiptTrouble trouble_;
    std::string armed_;
    std::map<std::string, int> fired_;
    std::vector<std::string> errors_;
    std::deque<std::uint8_t> last_;  ///< The newest bytes on the line, to see real-time commands go by.
    Bytes buffer_;                   ///< Received, not yet carried out.
    ReceiptSlip slip_;
};

}  // namespace kiosk::sandbox
