#include "drivers/ipp/ipp_session.h"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <utility>

namespace kiosk {
namespace {

using Clock = std::chrono::steady_clock;

// How often a waiting call looks at its deadline and stop token; a person notices nothing below a tenth of a
// second.
constexpr double look_every_seconds = 0.1;

// Small enough that a stop request is seen while a document goes to a slow printer.
constexpr std::size_t chunk = 16UL * 1024;

int read_integer(ipp_t* message, const char* name, ipp_tag_t tag, int otherwise) {
    ipp_attribute_t* found = ippFindAttribute(message, name, tag);
    return found == nullptr ? otherwise : ippGetInteger(found, 0);
}

Error refusal(ipp_status_t status, std::string_view doing) {
    const ErrorCode code =
        status == IPP_STATUS_ERROR_BUSY || status == IPP_STATUS_ERROR_PRINTER_IS_DEACTIVATED
            ? ErrorCode::printer_busy
            : ErrorCode::printer_refused;
    return {code, fmt::format("{}: {}", doing, ippErrorString(status))};
}

}  // namespace

struct IppSession::Patience {
    std::chrono::milliseconds answer_deadline;
    std::stop_token stop;
    Clock::time_point until = Clock::now() + answer_deadline;

    /// libcups asks here each time it has waited in vain: 1 waits on, 0 gives up.
    static int wait_on(http_t* /*connection*/, void* self) {
        const auto& patience = *static_cast<Patience*>(self);
        return !patience.stop.stop_requested() && Clock::now() < patience.until ? 1 : 0;
    }
};

Result<IppAddress> parse_ipp_uri(const std::string& uri) {
    std::array<char, 16> scheme{};
    std::array<char, 64> user{};
    std::array<char, 256> host{};
    std::array<char, 256> path{};
    int port = 0;
    const auto length = [](const auto& buffer) { return static_cast<int>(buffer.size()); };
    const http_uri_status_t status =
        httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme.data(), length(scheme), user.data(),
                        length(user), host.data(), length(host), &port, path.data(), length(path));
    const std::string_view kind{scheme.data()};
    if (status < HTTP_URI_STATUS_OK || (kind != "ipp" && kind != "ipps")) {
        return fail(ErrorCode::bad_config, fmt::format("printer address is not ipp:// or ipps://: {}", uri));
    }
    return IppAddress{uri, host.data(), path.data(), port, kind == "ipps"};
}

IppSession::IppSession(const IppAddress& address, std::unique_ptr<Patience> patience, Http http)
    : address_(address), patience_(std::move(patience)), http_(std::move(http)) {}
IppSession::IppSession(IppSession&&) noexcept = default;
IppSession& IppSession::operator=(IppSession&&) noexcept = default;
IppSession::~IppSession() = default;

Result<IppSession> IppSession::open(const IppAddress& address, std::chrono::milliseconds deadline,
                                    std::stop_token stop) {
    int cancelled = 0;
    Http http;
    {
        const std::stop_callback give_up(stop, [&cancelled] { std::atomic_ref<int>(cancelled).store(1); });
        http.reset(httpConnect2(address.host.c_str(), address.port, nullptr, AF_UNSPEC,
                                address.encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED,
                                /*blocking=*/1, static_cast<int>(deadline.count()), &cancelled));
    }
    if (stop.stop_requested()) {
        return fail(ErrorCode::cancelled, "connect to the printer");
    }
    if (!http) {
        return fail(ErrorCode::printer_absent,
                    fmt::format("connect to the printer at {}:{}: {}", address.host, address.port,
                                cupsLastErrorString()));
    }
    auto patience = std::make_unique<Patience>(deadline, std::move(stop));
    httpSetTimeout(http.get(), look_every_seconds, Patience::wait_on, patience.get());
    return IppSession(address, std::move(patience), std::move(http));
}

void IppSession::renew_patience() {
    patience_->until = Clock::now() + patience_->answer_deadline;
}

IppSession::Message IppSession::request(ipp_op_t operation, int job) const {
    Message message(ippNewRequest(operation));
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, address_.uri.c_str());
    if (job != 0) {
        ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    }
    ippAddString(message.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, "kiosk");
    return message;
}

Result<IppSession::Message> IppSession::ask(Message request, const char* doing) {
    renew_patience();
    // cupsDoRequest frees the request, whatever happens.
    Message answer(cupsDoRequest(http_.get(), request.release(), address_.path.c_str()));
    if (patience_->stop.stop_requested()) {
        return fail(ErrorCode::cancelled, doing);
    }
    if (!answer) {
        return fail(ErrorCode::printer_io, fmt::format("{}: {}", doing, cupsLastErrorString()));
    }
    const ipp_status_t status = ippGetStatusCode(answer.get());
    if (status > IPP_STATUS_OK_EVENTS_COMPLETE) {
        return std::unexpected(refusal(status, doing));
    }
    return answer;
}

Result<IppPrinterState> IppSession::printer_state() {
    static constexpr std::array<const char*, 3> wanted{"printer-state", "printer-state-reasons",
                                                       "printer-is-accepting-jobs"};
    Message question = request(IPP_OP_GET_PRINTER_ATTRIBUTES, 0);
    ippAddStrings(question.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(wanted.size()), nullptr, wanted.data());
    auto answer = ask(std::move(question), "ask for the printer's state");
    if (!answer) {
        return std::unexpected(answer.error());
    }
    IppPrinterState state;
    state.state = read_integer(answer->get(), "printer-state", IPP_TAG_ENUM, 0);
    if (ipp_attribute_t* reasons =
            ippFindAttribute(answer->get(), "printer-state-reasons", IPP_TAG_KEYWORD)) {
        for (int i = 0; i < ippGetCount(reasons); ++i) {
            const char* reason = ippGetString(reasons, i, nullptr);
            state.reasons.emplace_back(reason == nullptr ? "" : reason);
        }
    }
    if (ipp_attribute_t* accepting =
            ippFindAttribute(answer->get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN)) {
        state.accepting = ippGetBoolean(accepting, 0) != 0;
    }
    return state;
}

Result<int> IppSession::create_job(const std::string& name) {
    Message question = request(IPP_OP_CREATE_JOB, 0);
    ippAddString(question.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, name.c_str());
    // Always: printers whose default is Letter otherwise stop and ask for paper nobody has.
    ippAddString(question.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, "iso_a4_210x297mm");
    auto answer = ask(std::move(question), "create the print job");
    if (!answer) {
        return std::unexpected(answer.error());
    }
    const int job = read_integer(answer->get(), "job-id", IPP_TAG_INTEGER, 0);
    if (job <= 0) {
        return fail(ErrorCode::printer_refused, "create the print job: the printer gave it no number");
    }
    return job;
}

Delivered IppSession::send_document(int job, ByteView document, std::string& why) {
    renew_patience();
    Message question = request(IPP_OP_SEND_DOCUMENT, job);
    ippAddString(question.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                 "application/pdf");
    ippAddBoolean(question.get(), IPP_TAG_OPERATION, "last-document", 1);
    const std::size_t length = ippLength(question.get()) + document.size();
    http_status_t status = cupsSendRequest(http_.get(), question.get(), address_.path.c_str(), length);
    auto delivered = Delivered::nothing;
    for (std::size_t at = 0; at < document.size() && status == HTTP_STATUS_CONTINUE; at += chunk) {
        if (patience_->stop.stop_requested()) {
            why = "stopped while sending";
            return delivered;
        }
        renew_patience();
        delivered = Delivered::perhaps;
        const ByteView part = document.subspan(at, std::min(chunk, document.size() - at));
        status = cupsWriteRequestData(http_.get(), reinterpret_cast<const char*>(part.data()), part.size());
    }
    if (status != HTTP_STATUS_CONTINUE) {
        why = fmt::format("send the document: HTTP status {}: {}", static_cast<int>(status),
                          cupsLastErrorString());
        return delivered;
    }
    const Message answer(cupsGetResponse(http_.get(), address_.path.c_str()));
    if (!answer) {
        why = fmt::format("send the document: no answer: {}", cupsLastErrorString());
        return Delivered::perhaps;
    }
    const ipp_status_t code = ippGetStatusCode(answer.get());
    if (code > IPP_STATUS_OK_EVENTS_COMPLETE) {
        why = fmt::format("send the document: {}", ippErrorString(code));
        return Delivered::nothing;
    }
    return Delivered::accepted;
}

Result<IppJobState> IppSession::job_state(int job) {
    static constexpr std::array<const char*, 2> wanted{"job-state", "job-impressions-completed"};
    Message question = request(IPP_OP_GET_JOB_ATTRIBUTES, job);
    ippAddStrings(question.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(wanted.size()), nullptr, wanted.data());
    auto answer = ask(std::move(question), "ask for the job's state");
    if (!answer) {
        return std::unexpected(answer.error());
    }
    return IppJobState{read_integer(answer->get(), "job-state", IPP_TAG_ENUM, 0),
                       read_integer(answer->get(), "job-impressions-completed", IPP_TAG_INTEGER, 0)};
}

Result<void> IppSession::cancel_job(int job) {
    auto answer = ask(request(IPP_OP_CANCEL_JOB, job), "cancel the print job");
    if (!answer) {
        return std::unexpected(answer.error());
    }
    return {};
}

}  // namespace kiosk
