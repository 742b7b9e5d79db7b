#include "drivers/sandbox/raw_http.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>

namespace kiosk::sandbox {

namespace {

/// A scan order is under 2 KB; more is not meant for us.
constexpr std::size_t max_request = 64UL * 1024;

std::size_t content_length(std::string_view head) {
    constexpr std::string_view name = "content-length:";
    for (std::size_t at = 0; (at = head.find('\n', at)) != std::string_view::npos;) {
        const std::string_view line = head.substr(++at);
        if (line.size() > name.size() && ::strncasecmp(line.data(), name.data(), name.size()) == 0) {
            const std::size_t digits = std::min(line.find_first_not_of(' ', name.size()), line.size());
            std::size_t value = 0;
            std::from_chars(line.data() + digits, line.data() + line.size(), value);
            return value;
        }
    }
    return 0;
}

std::optional<RawRequest> receive_request(int socket) {
    std::string text;
    std::array<char, 8192> buffer{};
    std::size_t wanted = std::string::npos;
    while (text.size() < wanted && text.size() < max_request) {
        const ssize_t got = ::recv(socket, buffer.data(), buffer.size(), 0);
        if (got <= 0) {
            return std::nullopt;
        }
        text.append(buffer.data(), static_cast<std::size_t>(got));
        const std::size_t end = text.find("\r\n\r\n");
        if (wanted == std::string::npos && end != std::string::npos) {
            wanted = end + 4 + content_length(std::string_view(text).substr(0, end));
        }
    }
    const std::size_t first = text.find(' ');
    const std::size_t second = text.find(' ', first + 1);
    if (first == std::string::npos || second == std::string::npos) {
        return std::nullopt;
    }
    return RawRequest{text.substr(0, first), text.substr(first + 1, second - first - 1),
                      text.substr(text.find("\r\n\r\n") + 4)};
}

}  // namespace

bool RawConnection::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawConnection::answer(std::string_view status, std::string_view headers, std::string_view body) const {
    std::string head = "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(headers) +
                       "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n";
    if (send(head)) {
        send(body);
    }
}

void RawConnection::hang() const {
    static_cast<void>(pause(-1));
}

bool RawConnection::pause(int milliseconds) const {
    pollfd polled{socket_, POLLRDHUP, 0};
    return ::poll(&polled, 1, milliseconds) == 0;
}

void RawServer::start(Descriptor listener) {
    listener_ = std::move(listener);
    stopping_ = false;
    acceptor_ = std::thread([this] { accept_clients(); });
}

void RawServer::accept_clients() {
    while (true) {
        const int socket = ::accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC);
        const bool broken = socket < 0 && errno != EINTR && errno != ECONNABORTED;
        join_finished();
        const std::scoped_lock lock(mutex_);
        if (stopping_ || broken) {
            if (socket >= 0) {
                ::close(socket);
            }
            return;
        }
        if (socket >= 0) {
            const int yes = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            Client& client = clients_.emplace_back();
            client.socket = socket;
            client.thread = std::thread([this, &client] { serve(client); });
        }
    }
}

void RawServer::serve(Client& client) {
    if (const auto request = receive_request(client.socket)) {
        handler_(*request, RawConnection(client.socket));
    }
    ::shutdown(client.socket, SHUT_WR);
    const std::scoped_lock lock(mutex_);
    ::close(client.socket);
    client.socket = -1;
    client.done = true;
}

void RawServer::join_finished() {
    std::list<Client> finished;
    {
        const std::scoped_lock lock(mutex_);
        for (auto client = clients_.begin(); client != clients_.end();) {
            const auto next = std::next(client);
            if (client->done) {
                finished.splice(finished.end(), clients_, client);
            }
            client = next;
        }
    }
    for (Client& client : finished) {
        client.thread.join();
    }
}

void RawServer::stop() {
    if (!listener_.ok()) {
        return;
    }
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
        for (const Client& client : clients_) {
            if (client.socket >= 0) {
                ::shutdown(client.socket, SHUT_RDWR);
            }
        }
    }
    ::shutdown(listener_.number(), SHUT_RDWR);  // Wakes accept().
    acceptor_.join();
    listener_ = {};
    for (Client& client : clients_) {
        client.thread.join();
    }
    clients_.clear();
}

}  // namespace kiosk::sandbox
