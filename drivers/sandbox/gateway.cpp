#include "drivers/sandbox/gateway.h"

#include <arpa/inet.h>
#include <fmt/core.h>
#include <httplib.h>
#include <sys/socket.h>

#include <deque>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>
#include <utility>

#include "drivers/sandbox/contract.h"
#include "drivers/sandbox/port.h"
#include "drivers/sandbox/reply.h"
#include "drivers/system/hex.h"
#include "drivers/system/random.h"

namespace kiosk::sandbox {

namespace {

using Json = nlohmann::json;

// A part has at most 8 MiB; anything above is refused with 413 before it fills the memory.
constexpr std::size_t body_max = 8UL * 1024 * 1024 + 1024;
// Longer than any deadline of a kiosk, so that it is the kiosk that gives up.
constexpr std::chrono::milliseconds hang_at_most{300'000};
// Enough to see a whole visit on the control page.
constexpr std::size_t requests_kept = 100;
// The highest descriptor looked at when a line has to be cut; the sandbox never has as many open.
constexpr int descriptors = 1024;

// httplib keeps the socket to itself, so the line is found by the port at its other end.
void cut_line(int peer_port, int own_port) {
    for (int descriptor = 3; descriptor < descriptors; ++descriptor) {
        sockaddr_in peer{};
        sockaddr_in own{};
        socklen_t peer_size = sizeof peer;
        socklen_t own_size = sizeof own;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &peer_size) == 0 &&
            ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&own), &own_size) == 0 &&
            ntohs(peer.sin_port) == peer_port && ntohs(own.sin_port) == own_port) {
            ::shutdown(descriptor, SHUT_RDWR);
        }
    }
}

void send(const Reply& reply, httplib::Response& response) {
    response.status = reply.status;
    if (reply.upload_offset) {
        response.set_header("Upload-Offset", std::to_string(*reply.upload_offset));
    }
    if (reply.retry_after) {
        response.set_header("Retry-After", std::to_string(*reply.retry_after));
    }
    if (!reply.location.empty()) {
        response.set_header("Location", reply.location);
    }
    response.set_content(reply.body, reply.type.c_str());
}

// Promises the whole answer and breaks off in its middle.
void send_half(const Reply& reply, httplib::Response& response) {
    response.status = reply.status;
    response.set_content_provider(reply.body.size(), reply.type.c_str(),
                                  [body = reply.body](std::size_t, std::size_t, httplib::DataSink& sink) {
                                      sink.write(body.data(), body.size() / 2);
                                      return false;
                                  });
}

// What happens instead of doing the call, for the faults that prevent it.
std::optional<Reply> instead(const Fault& fault) {
    if (fault.name == "redirect") {
        Reply reply = problem(302, "redirect");
        reply.location = "https://127.0.0.1:1/elsewhere";
        return reply;
    }
    if (!fault.name.starts_with("status-")) {
        return std::nullopt;
    }
    const int status = std::stoi(fault.name.substr(7));
    Reply reply = problem(status, "fault_injected");
    if (status == 429 || status == 503) {
        reply.retry_after = 1;
    }
    return reply;
}

}  // namespace

struct Gateway::Server {
    Server(GatewayConfig config, Store& store, Faults& faults, const Identities& identities)
        : config_(std::move(config)),
          port_(config_.port),
          contract_(store, config_.folder),
          faults_(faults),
          identities_(identities) {}

    Result<void> open();
    void close();
    bool authorised(const httplib::Request& request);
    template <class Work>
    void serve(const char* call, const httplib::Request& request, httplib::Response& response, Work work);
    void upload(const httplib::Request& request, httplib::Response& response,
                const httplib::ContentReader& reader);
    void add_routes();
    void suffer_handshake(SSL* ssl);

    GatewayConfig config_;
    Port port_;
    Contract contract_;
    Faults& faults_;
    const Identities& identities_;
    std::unique_ptr<httplib::SSLServer> https_;
    std::thread listener_;
    mutable std::mutex mutex_;  ///< Guards what is below.
    std::deque<std::string> requests_;
    std::map<std::string, int> calls_;
    std::set<std::string> tokens_;
    std::string catalog_ = "2026-11-01";
};

// Every call comes through here: counted, allowed, spoiled as told.
template <class Work>
void Gateway::Server::serve(const char* call, const httplib::Request& request, httplib::Response& response,
                            Work work) {
    {
        const std::scoped_lock lock(mutex_);
        ++calls_[call];
        requests_.push_back(request.method + " " + request.path);
        if (requests_.size() > requests_kept) {
            requests_.pop_front();
        }
    }
    if (std::string_view(call) != "login" && !authorised(request)) {
        send(problem(401, "token_unknown"), response);
        return;
    }
    const auto fault = faults_.take(call).value_or(Fault{});
    if (const auto reply = instead(fault)) {
        send(*reply, response);
        return;
    }
    if (fault.name == "hang-after-body") {
        faults_.hang(hang_at_most);
        cut_line(request.remote_port, port_.number());
        return;
    }
    if (fault.name == "delay-before") {
        faults_.hang(fault.delay);
    }
    const Reply reply = spoiled(work(), fault.name);
    if (fault.name == "cut-before-answer") {
        cut_line(request.remote_port, port_.number());
    } else if (fault.name == "cut-in-answer") {
        send_half(reply, response);
    } else {
        send(fault.name == "error-after" ? problem(500, "fault_injected") : reply, response);
    }
}

bool Gateway::Server::authorised(const httplib::Request& request) {
    constexpr std::string_view bearer = "Bearer ";
    const auto header = request.get_header_value("Authorization");
    const std::scoped_lock lock(mutex_);
    return header.starts_with(bearer) && tokens_.contains(header.substr(bearer.size()));
}

void Gateway::Server::upload(const httplib::Request& request, httplib::Response& response,
                             const httplib::ContentReader& reader) {
    const auto cut = authorised(request) ? faults_.take_cut_upload() : std::nullopt;
    const std::size_t take = cut ? cut->bytes : body_max;
    std::string body;
    const bool whole = reader([&](const char* data, std::size_t size) {
        body.append(data, std::min(size, take - body.size()));
        return body.size() < take;
    });
    const auto done = [&] {
        return contract_.upload(request.matches[1], request.matches[2],
                                request.get_header_value("Upload-Offset"), body);
    };
    if (response.status == 413) {
        return;
    }
    if (!whole) {
        // What arrived before the cut stays: that is what makes an upload resumable.
        static_cast<void>(done());
        cut_line(request.remote_port, port_.number());
        return;
    }
    serve("upload", request, response, done);
}

void Gateway::Server::add_routes() {
    using Request = httplib::Request;
    using Response = httplib::Response;
    const std::string key = "/v1/dossiers/([0-9a-f-]{36})";
    const std::string part = key + "/parts/([0-9a-f]{64})";
    const std::string payment = "/v1/payments/([A-Z0-9]{1,19})";
    const std::string code = "/([GH0-9.-]{10,64})";
    https_->Post("/v1/token", [this](const Request& request, Response& response) {
        serve("login", request, response, [&] {
            const auto token = hex(random_bytes<24>());
            auto reply = Contract::login(request.body, config_.device_id, config_.secret, token);
            if (reply.status == 200) {
                const std::scoped_lock lock(mutex_);
                tokens_.insert(token);
            }
            return reply;
        });
    });
    https_->Get("/v1/catalog", [this](const Request& request, Response& response) {
        serve("catalog", request, response, [&] {
            const std::scoped_lock lock(mutex_);
            return json_reply(200, {{"version", catalog_}});
        });
    });
    https_->Put(key, [this](const Request& request, Response& response) {
        serve("announce", request, response,
              [&] { return contract_.announce(request.matches[1], request.body); });
    });
    https_->Get(key, [this](const Request& request, Response& response) {
        serve("outcome", request, response, [&] { return contract_.outcome(request.matches[1]); });
    });
    // httplib answers HEAD through GET handlers.
    https_->Get(part, [this](const Request& request, Response& response) {
        serve("part-offset", request, response,
              [&] { return contract_.part_offset(request.matches[1], request.matches[2]); });
    });
    https_->Patch(part, [this](const Request& request, Response& response,
                               const httplib::ContentReader& reader) { upload(request, response, reader); });
    https_->Post(key + "/submit", [this](const Request& request, Response& response) {
        serve("submit", request, response, [&] { return contract_.submit(request.matches[1]); });
    });
    https_->Put(payment, [this](const Request& request, Response& response) {
        serve("intent", request, response,
              [&] { return contract_.create_intent(request.matches[1], request.body); });
    });
    https_->Get(payment, [this](const Request& request, Response& response) {
        serve("intent-query", request, response, [&] { return contract_.query_intent(request.matches[1]); });
    });
    https_->Post(payment + "/cancel", [this](const Request& request, Response& response) {
        serve("intent-cancel", request, response,
              [&] { return contract_.cancel_intent(request.matches[1]); });
    });
    https_->Get("/v1/status" + code, [this](const Request& request, Response& response) {
        serve("status", request, response, [&] { return contract_.status(request.matches[1]); });
    });
    https_->Get("/v1/receipts" + code, [this](const Request& request, Response& response) {
        serve("receipt", request, response, [&] { return contract_.receipt(request.matches[1]); });
    });
}

// The client's hello is the first word of a connection, early enough to choose another certificate or version
// for it.
void Gateway::Server::suffer_handshake(SSL* ssl) {
    const auto fault = faults_.take_for_connection();
    if (!fault) {
        return;
    }
    if (fault->name == "tls-old") {
        SSL_set_max_proto_version(ssl, TLS1_1_VERSION);
        return;
    }
    const auto& bad = fault->name == "tls-expired"      ? identities_.expired
                      : fault->name == "tls-wrong-name" ? identities_.wrong_name
                                                        : identities_.unknown_authority;
    SSL_use_cert_and_key(ssl, bad.certificate.get(), bad.key.get(), nullptr, 1);
}

Result<void> Gateway::Server::open() {
    if (auto reserved = port_.reserve(); !reserved) {
        return failed("start the portal", reserved.error());
    }
    https_ = std::make_unique<httplib::SSLServer>([this](SSL_CTX& context) {
        // No resumption: each connection shows its certificate, so that the TLS faults are met.
        SSL_CTX_set_session_cache_mode(&context, SSL_SESS_CACHE_OFF);
        SSL_CTX_set_options(&context, SSL_OP_NO_TICKET);
        SSL_CTX_set_client_hello_cb(
            &context,
            [](SSL* ssl, int*, void* server) {
                static_cast<Server*>(server)->suffer_handshake(ssl);
                return SSL_CLIENT_HELLO_SUCCESS;
            },
            this);
        return SSL_CTX_set_min_proto_version(&context, TLS1_VERSION) == 1 &&
               SSL_CTX_use_cert_and_key(&context, identities_.good.certificate.get(),
                                        identities_.good.key.get(), nullptr, 1) == 1;
    });
    https_->set_keep_alive_max_count(1);
    https_->set_payload_max_length(body_max);
    https_->new_task_queue = [] { return new httplib::ThreadPool(16); };
    // httplib's own options share a port between programs; two sandboxes on one port must be an error.
    https_->set_socket_options([](int socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    add_routes();
    if (!https_->bind_to_port("127.0.0.1", port_.number())) {
        https_.reset();
        return fail(ErrorCode::file_unreadable, fmt::format("portal: port {} is taken", port_.number()));
    }
    listener_ = std::thread([server = https_.get()] { server->listen_after_bind(); });
    while (!https_->is_running()) {
        std::this_thread::yield();
    }
    return {};
}

void Gateway::Server::close() {
    if (https_) {
        https_->stop();
        listener_.join();
        https_.reset();
    }
}

Gateway::Gateway(GatewayConfig config, Store& store, Faults& faults, const Identities& identities)
    : server_(std::make_unique<Server>(std::move(config), store, faults, identities)) {}

Gateway::~Gateway() {
    server_->close();
}

Result<void> Gateway::open() {
    return server_->https_ ? Result<void>{} : server_->open();
}

void Gateway::close() {
    server_->close();
}

bool Gateway::listening() const {
    return server_->https_ != nullptr;
}

int Gateway::port() const {
    return server_->port_.number();
}

void Gateway::set_catalog(std::string version) {
    const std::scoped_lock lock(server_->mutex_);
    server_->catalog_ = std::move(version);
}

void Gateway::revoke_tokens() {
    const std::scoped_lock lock(server_->mutex_);
    server_->tokens_.clear();
}

Json Gateway::state() const {
    const std::scoped_lock lock(server_->mutex_);
    return {{"catalog", server_->catalog_}, {"calls", server_->calls_}, {"requests", server_->requests_}};
}

}  // namespace kiosk::sandbox
