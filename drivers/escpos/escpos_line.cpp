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

Result<int> connect_tcp(const std::string& address, Clock::time_point until, const std::stop_token& stop) {
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
    const int line = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (line < 0) {
        return fail(ErrorCode::printer_io, std::string("open a socket: ") + std::strerror(errno));
    }
    int error = connect(line, found->ai_addr, found->ai_addrlen) == 0 ? 0 : errno;
    if (error == EINPROGRESS) {
        const Wait waited = wait_for(line, POLLOUT, until, stop);
        socklen_t length = sizeof(error);
        getsockopt(line, SOL_SOCKET, SO_ERROR, &error, &length);
        error = waited == Wait::ready || error != 0 ? error : waited == Wait::stopped ? ECANCELED : ETIMEDOUT;
    }
    if (error != 0) {
        close(line);
        return fail(error == ECANCELED ? ErrorCode::cancelled : ErrorCode::printer_absent,
                    fmt::format("connect to the receipt printer at {}: {}", address, std::strerror(error)));
    }
    const int yes = 1;
    setsockopt(line, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    return line;
}

Result<int> open_device(const std::string& path) {
    const int line = ::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (line < 0) {
        return fail(ErrorCode::printer_absent, fmt::format("open {}: {}", path, std::strerror(errno)));
    }
    termios settings{};
    if (tcgetattr(line, &settings) == 0) {
        // The speed stays as the system set it; echo and line endings would corrupt pictures.
        cfmakeraw(&settings);
        if (tcsetattr(line, TCSANOW, &settings) != 0) {
            close(line);
            return fail(ErrorCode::printer_io, fmt::format("set up {}: {}", path, std::strerror(errno)));
        }
    }
    return line;
}

}  // namespace

Result<EscposLine> EscposLine::open(const std::string& device, Clock::time_point until,
                                    const std::stop_token& stop) {
    constexpr std::string_view tcp = "tcp://";
    const auto line =
        device.starts_with(tcp) ? connect_tcp(device.substr(tcp.size()), until, stop) : open_device(device);
    if (!line) {
        return std::unexpected(line.error());
    }
    return EscposLine(*line);
}

EscposLine::EscposLine(EscposLine&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

EscposLine& EscposLine::operator=(EscposLine&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

EscposLine::~EscposLine() {
    if (descriptor_ >= 0) {
        close(descriptor_);
    }
}

std::size_t EscposLine::write(ByteView bytes, Clock::time_point until, const std::stop_token& stop) {
    std::size_t sent = 0;
    while (sent < bytes.size() && wait_for(descriptor_, POLLOUT, until, stop) == Wait::ready) {
        const ByteView rest = bytes.subspan(sent);
        ssize_t took = send(descriptor_, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (took < 0 && errno == ENOTSOCK) {
            took = ::write(descriptor_, rest.data(), rest.size());
        }
        if (took < 0 && errno != EAGAIN && errno != EINTR) {
            break;
        }
        sent += took > 0 ? static_cast<std::size_t>(took) : 0;
    }
    return sent;
}

Result<Bytes> EscposLine::read(Clock::time_point until, const std::stop_token& stop) {
    switch (wait_for(descriptor_, POLLIN, until, stop)) {
        case Wait::ready: break;
        case Wait::broken: return fail(ErrorCode::printer_io, "the line to the receipt printer is broken");
        case Wait::late: return fail(ErrorCode::deadline_passed, "the receipt printer does not answer");
        case Wait::stopped: return fail(ErrorCode::cancelled, "wait for the receipt printer");
    }
    Bytes bytes(64);
    const ssize_t got = ::read(descriptor_, bytes.data(), bytes.size());
    if (got <= 0) {
        return fail(ErrorCode::printer_io, "the receipt printer closed the line");
    }
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
}

}  // namespace kiosk
