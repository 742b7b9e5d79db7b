#include "drivers/sandbox/port.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

namespace kiosk::sandbox {
namespace {

std::unexpected<Error> taken(int number) {
    return fail(ErrorCode::file_unreadable, "port " + std::to_string(number) + ": " + std::strerror(errno));
}

/// SO_REUSEADDR lets the socket that listens share the number with the one that keeps it.
Result<Descriptor> bound(int number) {
    Descriptor bound(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int yes = 1;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(number));
    if (setsockopt(bound.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
        bind(bound.number(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        return taken(number);
    }
    return bound;
}

}  // namespace

Result<void> Port::reserve() {
    if (keeper_.ok()) {
        return {};
    }
    auto keeper = bound(number_);
    if (!keeper) {
        return std::unexpected(keeper.error());
    }
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (getsockname(keeper->number(), reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        return taken(number_);
    }
    number_ = ntohs(address.sin_port);
    keeper_ = std::move(*keeper);
    return {};
}

Result<Descriptor> Port::listen() {
    if (auto ours = reserve(); !ours) {
        return std::unexpected(ours.error());
    }
    constexpr int waiting = 16;  // Clients whose connection nobody has accepted yet.
    auto listener = bound(number_);
    if (listener && ::listen(listener->number(), waiting) != 0) {
        return taken(number_);
    }
    return listener;
}

}  // namespace kiosk::sandbox
