#include "drivers/sandbox/escl.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>

#include <fmt/format.h>

#include "drivers/sandbox/escl_faults.h"
#include "drivers/sandbox/escl_pages.h"
#include "drivers/sandbox/escl_words.h"
#include "drivers/sandbox/port.h"
#include "drivers/sandbox/raw_http.h"

namespace kiosk::sandbox {

namespace {

using Json = nlohmann::json;
using Path = std::filesystem::path;

constexpr std::string_view xml_type = "Content-Type: text/xml\r\n";
constexpr std::string_view conflict = "409 Conflict";
constexpr std::string_view unavailable = "503 Service Unavailable";

struct Job {
    EsclOrder order;
    int delivered = 0;
};

/// How a page leaves the scanner.
enum class Delivery { whole, cut_body, short_jpeg, hang_first_byte, hang_body };

/// What to do with a NextDocument request, decided under the lock and done outside it.
struct NextPage {
    std::string refusal;  ///< A status line; empty when a page is to be sent.
    Path file;
    EsclOrder order;
    Delivery delivery = Delivery::whole;
};

NextPage refused(std::string_view status) {
    return {std::string(status), {}, {}, Delivery::whole};
}

class ScannerPart final : public Part {
  public:
    explicit ScannerPart(ScannerPartConfig config)
        : port_(config.port), server_([this](const RawRequest& request, const RawConnection& client) {
              serve(request, client);
          }) {}
    ~ScannerPart() override { stop(); }

    [[nodiscard]] std::string_view name() const override { return "scanner"; }

    Result<void> start() override {
        const std::scoped_lock lock(plug_mutex_);
        return plug();
    }

    void stop() override {
        const std::scoped_lock lock(plug_mutex_);
        unplug();
    }

    Result<Json> control(std::string_view verb, const std::vector<std::string>& args) override;
    Json state() const override;

  private:
    // The cable. Under plug_mutex_ only: stopping waits for handlers, which take mutex_.
    Result<void> plug();
    void unplug();

    // The papers and faults, under mutex_.
    Result<void> take_papers(std::string_view verb, const std::vector<std::string>& args);
    std::string accept_job(const RawRequest& request, std::string& headers);
    std::optional<std::string_view> refuse_feeder(int delivered, bool at_page);
    NextPage next_page(int job_number);

    // The device.
    void serve(const RawRequest& request, const RawConnection& client);
    void serve_job(const RawRequest& request, const RawConnection& client, std::string_view rest);
    void deliver(const NextPage& page, const RawConnection& client, int job_number);
    [[nodiscard]] std::string_view adf() const;

    std::mutex plug_mutex_;
    bool plugged_ = false;
    Port port_;
    std::atomic<int> delay_ms_ = 0;
    std::atomic<int> cut_percent_ = 60;
    std::atomic<std::int64_t> last_byte_ns_ = 0;  ///< Steady clock; from here a driver's speed is counted.
    EsclPages pages_;

    mutable std::mutex mutex_;
    EsclFaults faults_;
    std::deque<Path> feeder_;
    Path glass_;
    std::map<int, Job> jobs_;
    int jobs_made_ = 0;
    int pages_sent_ = 0;
    int unplugged_ = 0;
    std::string_view adf_shown_;  ///< A jam or door stays visible until the next accepted job.

    RawServer server_;  ///< Last: its threads use everything above.
};

Result<void> ScannerPart::plug() {
    if (plugged_) {
        return {};
    }
    auto listener = port_.listen();
    if (!listener) {
        return failed("plug the scanner in", listener.error());
    }
    server_.start(std::move(*listener));
    plugged_ = true;
    return {};
}

void ScannerPart::unplug() {
    server_.stop();
    plugged_ = false;
}

Result<void> ScannerPart::take_papers(std::string_view verb, const std::vector<std::string>& args) {
    for (const std::string& file : args) {
        if (!std::filesystem::is_regular_file(file)) {
            return fail(ErrorCode::file_missing, "no such page: " + file);
        }
    }
    if (args.empty() || (verb == "glass" && args.size() != 1)) {
        return fail(ErrorCode::bad_answer, "load FILE… or glass FILE");
    }
    const std::scoped_lock lock(mutex_);
    if (verb == "glass") {
        glass_ = args[0];
    } else {
        feeder_.insert(feeder_.end(), args.begin(), args.end());
    }
    return {};
}

Result<Json> ScannerPart::control(std::string_view verb, const std::vector<std::string>& args) {
    Result<void> done;
    if (verb == "load" || verb == "glass") {
        done = take_papers(verb, args);
    } else if (verb == "clear") {
        const std::scoped_lock lock(mutex_);
        feeder_.clear();
        glass_.clear();
    } else if (verb == "delay" && args.size() == 1) {
        delay_ms_ = std::atoi(args[0].c_str());
    } else if (verb == "cut-at" && args.size() == 1) {
        cut_percent_ = std::clamp(std::atoi(args[0].c_str()), 1, 100);
    } else if (verb == "unplug" || (verb == "fault" && !args.empty() && args[0] == "unplug")) {
        const std::scoped_lock cable(plug_mutex_);
        unplug();
        const std::scoped_lock lock(mutex_);
        jobs_.clear();
        ++unplugged_;
    } else if (verb == "plug" || (verb == "fault" && !args.empty() && args[0] == "plug")) {
        const std::scoped_lock lock(plug_mutex_);
        done = plug();
    } else if (verb == "fault") {
        const std::scoped_lock lock(mutex_);
        done = faults_.arm(args);
    } else if (verb == "heal") {
        {
            const std::scoped_lock lock(mutex_);
            faults_.heal();
            adf_shown_ = {};
        }
        const std::scoped_lock lock(plug_mutex_);
        done = plug();
    } else if (verb != "state") {
        done = fail(ErrorCode::bad_answer,
                    "scanner verbs: load glass clear fault heal unplug plug delay cut-at state");
    }
    if (!done) {
        return std::unexpected(done.error());
    }
    return state();
}

Json ScannerPart::state() const {
    const std::scoped_lock lock(mutex_);
    Json sheets = Json::array();
    for (const Path& sheet : feeder_) {
        sheets.push_back(sheet.filename().string());
    }
    Json faults = faults_.state();
    faults["unplug"] = {{"left", 0}, {"after", 0}, {"fired", unplugged_}};
    return {{"url", fmt::format("http://127.0.0.1:{}/eSCL", port_.number())},
            {"port", port_.number()},
            {"feeder", std::move(sheets)},
            {"glass", glass_.filename().string()},
            {"jobs", jobs_made_},
            {"open_jobs", jobs_.size()},
            {"pages_sent", pages_sent_},
            {"delay_ms", delay_ms_.load()},
            {"last_byte_ns", last_byte_ns_.load()},
            {"faults", std::move(faults)}};
}

std::string_view ScannerPart::adf() const {
    if (!adf_shown_.empty()) {
        return adf_shown_;
    }
    return feeder_.empty() ? "ScannerAdfEmpty" : "ScannerAdfLoaded";
}

void ScannerPart::serve(const RawRequest& request, const RawConnection& client) {
    std::unique_lock lock(mutex_);
    if (faults_.strikes("silent")) {
        lock.unlock();
        return client.hang();
    }
    constexpr std::string_view jobs = "/eSCL/ScanJobs";
    const std::string_view path = request.path;
    if (path == "/eSCL/ScannerCapabilities") {
        lock.unlock();
        return client.answer("200 OK", xml_type, escl_capabilities());
    }
    if (path == "/eSCL/ScannerStatus") {
        const bool hang = faults_.strikes("status-hang");
        const std::string status = escl_status(adf(), !jobs_.empty());
        lock.unlock();
        return hang ? client.hang() : client.answer("200 OK", xml_type, status);
    }
    if (path == jobs && request.method == "POST") {
        std::string headers;
        const std::string answer = accept_job(request, headers);
        lock.unlock();
        return client.answer(answer, headers);
    }
    lock.unlock();
    if (path.starts_with(jobs) && path.size() > jobs.size() + 1) {
        return serve_job(request, client, path.substr(jobs.size() + 1));
    }
    client.answer("404 Not Found");
}

/// Why the feeder gives nothing, if so; what it shows afterwards is remembered.
std::optional<std::string_view> ScannerPart::refuse_feeder(int delivered, bool at_page) {
    if (faults_.strikes("jam", delivered)) {
        adf_shown_ = "ScannerAdfJam";
        return conflict;
    }
    if (faults_.strikes("door", delivered)) {
        adf_shown_ = "ScannerAdfDoorOpen";
        return conflict;
    }
    const bool empty_fault = faults_.strikes(at_page ? "adf-empty-at-page" : "adf-empty-at-job", delivered);
    if (empty_fault || feeder_.empty()) {
        adf_shown_ = empty_fault ? "ScannerAdfEmpty" : std::string_view{};
        return at_page ? "404 Not Found" : conflict;
    }
    return std::nullopt;
}

std::string ScannerPart::accept_job(const RawRequest& request, std::string& headers) {
    const auto order = escl_order(request.body);
    if (!order) {
        return "400 Bad Request";
    }
    if (faults_.strikes("busy-jobs")) {
        return std::string(unavailable);
    }
    if (faults_.armed("status-hang")) {
        return std::string(conflict);  // Something is wrong, and asking what gets no answer.
    }
    // Told "empty" at the page only: the job itself is accepted.
    if (order->feeder && !faults_.armed("adf-empty-at-page")) {
        if (const auto refusal = refuse_feeder(0, /*at_page=*/false)) {
            return std::string(*refusal);
        }
    }
    adf_shown_ = {};
    jobs_.clear();  // One job at a time; a client that went away without DELETE must not block the next.
    jobs_[++jobs_made_] = Job{*order};
    headers = fmt::format("Location: http://127.0.0.1:{}/eSCL/ScanJobs/{}\r\n", port_.number(), jobs_made_);
    return "201 Created";
}

void ScannerPart::serve_job(const RawRequest& request, const RawConnection& client, std::string_view rest) {
    const int number = std::atoi(std::string(rest).c_str());
    if (request.method == "DELETE") {
        const std::scoped_lock lock(mutex_);
        jobs_.erase(number);
        return client.answer("200 OK");
    }
    if (!rest.ends_with("/NextDocument")) {
        return client.answer("404 Not Found");
    }
    const NextPage page = next_page(number);
    return page.refusal.empty() ? deliver(page, client, number) : client.answer(page.refusal);
}

NextPage ScannerPart::next_page(int job_number) {
    const std::scoped_lock lock(mutex_);
    const auto found = jobs_.find(job_number);
    if (found == jobs_.end() || (!found->second.order.feeder && found->second.delivered > 0)) {
        return refused("404 Not Found");
    }
    Job& job = found->second;
    if (faults_.strikes("busy-page", job.delivered)) {
        return refused(unavailable);
    }
    if (job.order.feeder) {
        if (const auto refusal = refuse_feeder(job.delivered, /*at_page=*/true)) {
            return refused(*refusal);
        }
    }
    NextPage page{"", glass_, job.order, Delivery::whole};
    if (job.order.feeder) {
        page.file = feeder_.front();  // Through the rollers it goes, whatever happens to its picture.
        feeder_.pop_front();
    }
    constexpr std::array<std::pair<std::string_view, Delivery>, 4> ways{
        {{"hang-first-byte", Delivery::hang_first_byte},
         {"hang-body", Delivery::hang_body},
         {"cut-body", Delivery::cut_body},
         {"short-jpeg", Delivery::short_jpeg}}};
    for (const auto& [fault, way] : ways) {
        if (page.delivery == Delivery::whole && faults_.strikes(fault, job.delivered)) {
            page.delivery = way;
        }
    }
    return page;
}

void ScannerPart::deliver(const NextPage& page, const RawConnection& client, int job_number) {
    if (page.delivery == Delivery::hang_first_byte) {
        return client.hang();
    }
    auto jpeg = pages_.jpeg(page.file, page.order);
    if (!jpeg) {
        return client.answer("500 Internal Server Error", "", jpeg.error().detail);
    }
    if (delay_ms_ > 0 && !client.pause(delay_ms_)) {
        return;
    }
    std::string_view body = *jpeg;
    const std::string_view first_part =
        body.substr(0, body.size() * static_cast<std::size_t>(cut_percent_) / 100);
    if (page.delivery == Delivery::short_jpeg) {
        body = first_part;
    }
    const std::string head = fmt::format(
        "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.size());
    const bool part = page.delivery == Delivery::cut_body || page.delivery == Delivery::hang_body;
    {
        const std::scoped_lock lock(
            mutex_);  // Counted before the last byte, so that whoever has the page sees the count.
        ++pages_sent_;
        if (const auto job = jobs_.find(job_number); job != jobs_.end()) {
            ++job->second.delivered;
        }
    }
    client.send(head);
    client.send(part ? first_part : body);
    last_byte_ns_ = std::chrono::steady_clock::now().time_since_epoch().count();
    if (page.delivery == Delivery::hang_body) {
        client.hang();
    }
}

}  // namespace

std::unique_ptr<Part> make_scanner_part(ScannerPartConfig config) {
    return std::make_unique<ScannerPart>(config);
}

}  // namespace kiosk::sandbox
