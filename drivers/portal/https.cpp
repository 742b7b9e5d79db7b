#include "drivers/portal/https.h"

#include <curl/curl.h>
#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <string_view>
#include <utility>

#include "src/base/handle.h"

namespace kiosk {

namespace {

// Slower than this for so long is a dead line, not a slow one.
constexpr long stalled_bytes_per_second = 100;
constexpr long stalled_seconds = 15;
// Headers of an honest gateway take some hundred bytes; a hostile one could send them for ever.
constexpr std::size_t headers_max = 32UL * 1024;
// How long the poll may sleep; a stop request wakes it at once, so this only bounds a lost wake-up.
constexpr int poll_ms = 1'000;

using Easy = Handle<CURL, curl_easy_cleanup>;
using Multi = Handle<CURLM, curl_multi_cleanup>;
using Headers = Handle<curl_slist, curl_slist_free_all>;

enum class Overflow { no, body, headers };

struct Incoming {
    HttpsAnswer answer;
    std::size_t answer_max = 0;
    std::size_t header_bytes = 0;
    Overflow overflow = Overflow::no;
};

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* user) {
    auto& in = *static_cast<Incoming*>(user);
    const std::size_t bytes = size * count;
    if (bytes > in.answer_max - in.answer.body.size()) {
        in.overflow = Overflow::body;
        return CURL_WRITEFUNC_ERROR;
    }
    in.answer.body.append(data, bytes);
    return bytes;
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::optional<std::uint64_t> whole_number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* user) {
    auto& in = *static_cast<Incoming*>(user);
    const std::string_view line(data, size * count);
    in.header_bytes += line.size();
    if (in.header_bytes > headers_max) {
        in.overflow = Overflow::headers;
        return 0;
    }
    const auto colon = line.find(':');
    if (colon != std::string_view::npos) {
        const auto field = lower(line.substr(0, colon));
        const auto value = trimmed(line.substr(colon + 1));
        if (field == "content-type") {
            in.answer.content_type = lower(trimmed(value.substr(0, value.find(';'))));
        } else if (field == "upload-offset") {
            in.answer.upload_offset = whole_number(value);
        } else if (field == "retry-after") {
            in.answer.retry_after = whole_number(value);
        }
    }
    return line.size();
}

// libcurl documents no failure for the options below other than "unknown" or "out of memory"; both show here.
template <class T>
void set(CURLcode& first, CURL* easy, CURLoption option, T value) {
    if (first == CURLE_OK) {
        first = curl_easy_setopt(easy, option, value);
    }
}

CURLcode configure(CURL* easy, const HttpsRequest& request, const std::string& ca_file, curl_slist* headers,
                   Incoming& in) {
    CURLcode code = CURLE_OK;
    set(code, easy, CURLOPT_URL, request.url.c_str());
    set(code, easy, CURLOPT_PROTOCOLS_STR, "https");
    set(code, easy, CURLOPT_FOLLOWLOCATION, 0L);
    set(code, easy, CURLOPT_PROXY, "");
    set(code, easy, CURLOPT_SSL_VERIFYPEER, 1L);
    set(code, easy, CURLOPT_SSL_VERIFYHOST, 2L);
    set(code, easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(code, easy, CURLOPT_CAINFO, ca_file.c_str());
    // The machine's own authorities do not count.
    set(code, easy, CURLOPT_CAPATH, static_cast<char*>(nullptr));
    set(code, easy, CURLOPT_NOSIGNAL, 1L);
    // Do not wait for a name server that no longer matters once the deadline has passed.
    set(code, easy, CURLOPT_QUICK_EXIT, 1L);
    set(code, easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connect_deadline.count()));
    set(code, easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.deadline.count()));
    set(code, easy, CURLOPT_LOW_SPEED_LIMIT, stalled_bytes_per_second);
    set(code, easy, CURLOPT_LOW_SPEED_TIME, stalled_seconds);
    set(code, easy, CURLOPT_HTTPHEADER, headers);
    set(code, easy, CURLOPT_USERAGENT, "kiosk");
    set(code, easy, CURLOPT_WRITEFUNCTION, &take_body);
    set(code, easy, CURLOPT_WRITEDATA, static_cast<void*>(&in));
    set(code, easy, CURLOPT_HEADERFUNCTION, &take_header);
    set(code, easy, CURLOPT_HEADERDATA, static_cast<void*>(&in));
    if (request.method == "GET") {
        set(code, easy, CURLOPT_HTTPGET, 1L);
    } else {
        set(code, easy, CURLOPT_POST, 1L);
        set(code, easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
        set(code, easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(code, easy, CURLOPT_POSTFIELDS, static_cast<const void*>(request.body.data()));
    }
    return code;
}

ErrorCode meaning(CURLcode code, long system_error, Overflow overflow) {
    switch (code) {
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_SSL_CACERT_BADFILE: return ErrorCode::bad_config;
        case CURLE_OPERATION_TIMEDOUT: return ErrorCode::portal_timeout;
        case CURLE_SSL_CONNECT_ERROR:
            // A line cut during the handshake says nothing about who is at the other end.
            return system_error == ECONNRESET ? ErrorCode::portal_unreachable : ErrorCode::portal_tls;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_INVALIDCERTSTATUS:
        case CURLE_SSL_CIPHER: return ErrorCode::portal_tls;
        case CURLE_WRITE_ERROR:
        case CURLE_PARTIAL_FILE:
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_BAD_CONTENT_ENCODING: return ErrorCode::portal_broken_answer;
        default:
            return overflow == Overflow::no ? ErrorCode::portal_unreachable : ErrorCode::portal_broken_answer;
    }
}

Headers header_list(const std::vector<std::string>& lines) {
    Headers list;
    for (const auto& line : lines) {
        // The new head owns the old one, whose owner must let go first.
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) {
            return {};
        }
        static_cast<void>(list.release());
        list.reset(longer);
    }
    return list;
}

struct Run {
    CURLcode code = CURLE_OK;
    bool stopped = false;
};

// The multi interface, because only its poll can be woken by a stop request.
Run run(CURLM* multi, CURL* easy, const std::stop_token& stop) {
    if (curl_multi_add_handle(multi, easy) != CURLM_OK) {
        return {CURLE_FAILED_INIT};
    }
    const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
    Run result{CURLE_OK, false};
    int running = 1;
    while (running != 0) {
        if (stop.stop_requested()) {
            result = {CURLE_ABORTED_BY_CALLBACK, true};
            break;
        }
        if (curl_multi_perform(multi, &running) != CURLM_OK ||
            (running != 0 && curl_multi_poll(multi, nullptr, 0, poll_ms, nullptr) != CURLM_OK)) {
            result = {CURLE_FAILED_INIT, false};
            break;
        }
    }
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
        if (message->msg == CURLMSG_DONE && message->easy_handle == easy) {
            result = {message->data.result, false};
        }
    }
    curl_multi_remove_handle(multi, easy);
    return result;
}

std::unexpected<HttpsFailure> gave_up(ErrorCode code, std::string detail, Sent sent) {
    return std::unexpected(HttpsFailure{Error{code, std::move(detail)}, sent});
}

Sent anything_sent(CURL* easy) {
    long bytes = 0;
    return curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, &bytes) == CURLE_OK && bytes == 0 ? Sent::no
                                                                                            : Sent::perhaps;
}

}  // namespace

struct Https::Curl {
    Multi multi{curl_multi_init()};
    Easy easy{curl_easy_init()};
};

Https::Https(std::filesystem::path ca_file) : ca_file_(std::move(ca_file)) {
    // Counts its calls and is safe between threads since 7.84; never undone, because other users would lose
    // it too.
    static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (once == CURLE_OK) {
        curl_ = std::make_unique<Curl>();
    }
}

Https::~Https() = default;

std::expected<HttpsAnswer, HttpsFailure> Https::exchange(const HttpsRequest& request, std::stop_token stop) {
    if (!curl_ || !curl_->multi || !curl_->easy) {
        return gave_up(ErrorCode::portal_unreachable, "libcurl did not start", Sent::no);
    }
    CURL* easy = curl_->easy.get();
    auto lines = request.headers;
    // Without this line libcurl waits a second for the gateway's permission to send a body.
    lines.emplace_back("Expect:");
    const Headers headers = header_list(lines);
    Incoming in;
    in.answer_max = request.answer_max;
    // Keeps the connection and the TLS session, forgets every option of the last exchange.
    curl_easy_reset(easy);
    const std::string ca_file = ca_file_.string();
    if (const auto code = configure(easy, request, ca_file, headers.get(), in);
        code != CURLE_OK || !headers) {
        return gave_up(ErrorCode::bad_config, fmt::format("prepare: {}", curl_easy_strerror(code)), Sent::no);
    }
    const auto [code, stopped] = run(curl_->multi.get(), easy, stop);
    if (stopped) {
        return gave_up(ErrorCode::cancelled, "stopped", anything_sent(easy));
    }
    if (code != CURLE_OK) {
        long system_error = 0;
        long begun = 0;
        static_cast<void>(curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &system_error));
        static_cast<void>(curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &begun));
        // An answer that breaks off is a partial file to libcurl 7.88 and a receive error to 8.14.
        const CURLcode why = code == CURLE_RECV_ERROR && begun != 0 ? CURLE_PARTIAL_FILE : code;
        return gave_up(meaning(why, system_error, in.overflow), curl_easy_strerror(code),
                       anything_sent(easy));
    }
    long status = 0;
    static_cast<void>(curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status));
    in.answer.status = static_cast<int>(status);
    return std::move(in.answer);
}

}  // namespace kiosk
