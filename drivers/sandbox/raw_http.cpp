#include "drivers/sandbox/raw_http.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>

namespace kiosk::sandbox {

namespace {

/// A scan order is under 2 KB; more is not meant for us.
constexpr std::size_t max_request = 64 * 1024;

std::size_t content_length(std::string_view head) {
    constexpr std::string_view name = "content-length:";
    for (std::size_t at = 0; (at = head.find('\n', at)) != std::string_view::npos;) {
        const std::string_view line = head.substr(++at);
        if (line.size() > name.size() && ::strncasecmp(line.data(), name.data(), name.size()) == 0) {
            const std::string_view rest = line.substr(line.find_first_not_of(' ', name.size()));
            std::size_t value = 0;
            std::from_chars(rest.data(), rest.data() + rest.size(), value);
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

Result<int> RawServer::start(int port) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, generic, &size) != 0) {
        const std::string words = std::strerror(errno);
        ::close(listener_);
        listener_ = -1;
        return fail(ErrorCode::file_unreadable, "listen on port " + std::to_string(port) + ": " + words);
    }
    stopping_ = false;
    acceptor_ = std::thread([this] { accept_clients(); });
    return ntohs(address.sin_port);
}

void RawServer::accept_clients() {
    while (true) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        join_finished();
        const std::scoped_lock lock(mutex_);
        if (stopping_ || (socket < 0 && errno != EINTR && errno != ECONNABORTED)) {
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
    if (listener_ < 0) {
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
    ::shutdown(listener_, SHUT_RDWR);  // Wakes accept().
    acceptor_.join();
    ::close(listener_);
    listener_ = -1;
    for (Client& client : clients_) {
        client.thread.join();
    }
    clients_.clear();
}

}  // namespace kiosk::sandbox
