// One HTTP connection to an IPP printer and the five operations we use. Every call is bounded by the answer
// deadline and ends early when a stop is requested.
#pragma once

#include <cups/cups.h>
#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/handle.h"
#include "src/base/result.h"

namespace kiosk {

struct IppAddress {
    std::string uri;  ///< As sent in printer-uri.
    std::string host;
    std::string path;
    int port = 631;
    bool encrypted = false;
};

/// Errors: bad_config when it is not an ipp:// or ipps:// address.
[[nodiscard]] Result<IppAddress> parse_ipp_uri(const std::string& uri);

struct IppPrinterState {
    int state = 0;  ///< 3 idle, 4 processing, 5 stopped.
    std::vector<std::string> reasons;
    bool accepting = true;
};

struct IppJobState {
    int state = 0;  ///< 3 pending … 7 cancelled, 8 aborted, 9 completed.
    int impressions = 0;
};

/// How far a document got: the difference between "surely nothing came out" and "nobody knows".
enum class Delivered { nothing, perhaps, accepted };

class IppSession {
  public:
    /// Errors: printer_absent, cancelled.
    [[nodiscard]] static Result<IppSession> open(const IppAddress& address,
                                                 std::chrono::milliseconds deadline, std::stop_token stop);

    [[nodiscard]] Result<IppPrinterState> printer_state();
    /// Answers the job's number. Errors: printer_busy, printer_refused, printer_io.
    [[nodiscard]] Result<int> create_job(const std::string& name);
    /// `why` tells what went wrong unless the document was accepted.
    [[nodiscard]] Delivered send_document(int job, ByteView document, std::string& why);
    [[nodiscard]] Result<IppJobState> job_state(int job);
    [[nodiscard]] Result<void> cancel_job(int job);

  private:
    struct Patience;
    using Http = Handle<http_t, httpClose>;
    using Message = Handle<ipp_t, ippDelete>;

    IppSession(const IppAddress& address, std::unique_ptr<Patience> patience, Http http);
    [[nodiscard]] Message request(ipp_op_t operation, int job) const;
    [[nodiscard]] Result<Message> ask(Message request, const char* doing);
    void renew_patience();

  public:
    IppSession(IppSession&&) noexcept;
    IppSession& operator=(IppSession&&) noexcept;
    ~IppSession();

  private:
    IppAddress address_;
    std::unique_ptr<Patience>
        patience_;  ///< On the heap: libcups keeps its address for the time-out callback.
    Http http_;
};

}  // namespace kiosk
