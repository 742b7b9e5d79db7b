#include "drivers/escpos/escpos_line.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "src/base/handle.h"

namespace kiosk {
namespace {

using Clock = EscposLine::Clock;

// How often a wait looks at its stop token.
constexpr std::chrono::milliseconds look_every{50};

enum class Wait { ready, broken, late, stopped };

Wait wait_for(int descriptor, short events, Clock::time_point until, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        if (left.count() <= 0) {
            return Wait::late;
        }
        pollfd watched{descriptor, events, 0};
        const int found = poll(&watched, 1, static_cast<int>(std::min(left, look_every).count()));
        if (found > 0) {
            return (watched.revents & events) != 0 ? Wait::ready : Wait::broken;
        }
        if (found < 0 && errno != EINTR) {
            return Wait::broken;
        }
    }
    return Wait::stopped;
}

Result<Descriptor> connect_tcp(const std::string& address, Clock::time_point until,
                               const std::stop_token& stop) {
    const auto colon = address.rfind(':');
    if (colon == std::string::npos) {
        return fail(ErrorCode::bad_config, "receipt printer address has no port: " + address);
    }
    const std::string host = address.substr(0, colon);
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    // Printers are configured by number, so that no name server is ever waited for.
    wanted.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    addrinfo* list = nullptr;
    if (const int error = getaddrinfo(host.c_str(), address.c_str() + colon + 1, &wanted, &list);
        error != 0) {
        return fail(ErrorCode::bad_config,
                    fmt::format("receipt printer address {}: {}", address, gai_strerror(error)));
    }
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> found(list, freeaddrinfo);
    Descriptor line(socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!line.ok()) {
        return fail(ErrorCode::printer_io, std::string("open a socket: ") + std::strerror(errno));
    }
    int error = connect(line.number(), found->ai_addr, found->ai_addrlen) == 0 ? 0 : errno;
    if (error == EINPROGRESS) {
        const Wait waited = wait_for(line.number(), POLLOUT, until, stop);
        socklen_t length = sizeof(error);
        getsockopt(line.number(), SOL_SOCKET, SO_ERROR, &error, &length);
        error = waited == Wait::ready || error != 0 ? error : waited == Wait::stopped ? ECANCELED : ETIMEDOUT;
    }
    if (error != 0) {
        return fail(error == ECANCELED ? ErrorCode::cancelled : ErrorCode::printer_absent,
                    fmt::format("connect to the receipt printer at {}: {}", address, std::strerror(error)));
    }
    const int yes = 1;
    setsockopt(line.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    return line;
}

Result<Descriptor> open_device(const std::string& path) {
    Descriptor line(::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    if (!line.ok()) {
        return fail(ErrorCode::printer_absent, fmt::format("open {}: {}", path, std::strerror(errno)));
    }
    termios settings{};
    if (tcgetattr(line.number(), &settings) == 0) {
        // The speed stays as the system set it; echo and line endings would corrupt pictures.
        cfmakeraw(&settings);
        if (tcsetattr(line.number(), TCSANOW, &settings) != 0) {
            return fail(ErrorCode::printer_io, fmt::format("set up {}: {}", path, std::strerror(errno)));
        }
    }
    return line;
}

}  // namespace

Result<EscposLine> EscposLine::open(const std::string& device, Clock::time_point until,
                                    const std::stop_token& stop) {
    constexpr std::string_view tcp = "tcp://";
    auto line =
        device.starts_with(tcp) ? connect_tcp(device.substr(tcp.size()), until, stop) : open_device(device);
    if (!line) {
        return std::unexpected(line.error());
    }
    return EscposLine(std::move(*line));
}

std::size_t EscposLine::write(ByteView bytes, Clock::time_point until, const std::stop_token& stop) {
    std::size_t sent = 0;
    while (sent < bytes.size() && wait_for(line_.number(), POLLOUT, until, stop) == Wait::ready) {
        const ByteView rest = bytes.subspan(sent);
        ssize_t took = send(line_.number(), rest.data(), rest.size(), MSG_NOSIGNAL);
        if (took < 0 && errno == ENOTSOCK) {
            took = ::write(line_.number(), rest.data(), rest.size());
        }
        if (took < 0 && errno != EAGAIN && errno != EINTR) {
            break;
        }
        sent += took > 0 ? static_cast<std::size_t>(took) : 0;
    }
    return sent;
}

Result<Bytes> EscposLine::read(Clock::time_point until, const std::stop_token& stop) {
    switch (wait_for(line_.number(), POLLIN, until, stop)) {
        case Wait::ready: break;
        case Wait::broken: return fail(ErrorCode::printer_io, "the line to the receipt printer is broken");
        case Wait::late: return fail(ErrorCode::deadline_passed, "the receipt printer does not answer");
        case Wait::stopped: return fail(ErrorCode::cancelled, "wait for the receipt printer");
    }
    Bytes bytes(64);
    const ssize_t got = ::read(line_.number(), bytes.data(), bytes.size());
    if (got <= 0) {
        return fail(ErrorCode::printer_io, "the receipt printer closed the line");
    }
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
}

}  // namespace kiosk
