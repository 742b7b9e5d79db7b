// One HTTPS exchange with the gateway; the only file that knows libcurl. Verified TLS 1.2 or newer against
// one CA file, https only, no redirect, no proxy, no cookie, no compression; every exchange has deadlines and
// can be stopped within a millisecond.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "src/base/bytes.h"
#include "src/base/result.h"

namespace kiosk {

struct HttpsRequest {
    std::string method;  ///< GET, PUT, POST, PATCH.
    std::string url;
    std::vector<std::string> headers;  ///< "Name: value".
    ByteView body;                     ///< Stays with the caller until the exchange is over.
    std::chrono::milliseconds connect_deadline{};
    std::chrono::milliseconds deadline{};
    std::size_t answer_max = 0;  ///< One byte more ends the exchange.
};

struct HttpsAnswer {
    int status = 0;
    std::string content_type;  ///< Without parameters, lower case.
    std::string body;
    std::optional<std::uint64_t> upload_offset;
    std::optional<std::uint64_t> retry_after;  ///< Seconds.
};

/// Whether the gateway may have begun to act: `no` only when not one byte of the request left.
enum class Sent { no, perhaps };

struct HttpsFailure {
    Error error;
    Sent sent = Sent::no;
};

class Https {
  public:
    explicit Https(std::filesystem::path ca_file);
    ~Https();
    Https(const Https&) = delete;
    Https& operator=(const Https&) = delete;

    /// Any complete answer is a success here, whatever its status. Errors: bad_config, portal_unreachable,
    /// portal_timeout, portal_tls, portal_broken_answer (too large, cut short), cancelled.
    [[nodiscard]] std::expected<HttpsAnswer, HttpsFailure> exchange(const HttpsRequest& request,
                                                                    std::stop_token stop);

  private:
    struct Curl;
    std::filesystem::path ca_file_;
    std::unique_ptr<Curl> curl_;
};

}  // namespace kiosk
