#include "drivers/helper/message.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <span>

namespace kiosk::helper {

namespace {

using Json = nlohmann::json;

std::string words(const char* doing) {
    return std::string(doing) + ": " + std::strerror(errno);
}

std::unexpected<Error> gone(std::string detail) {
    return fail(ErrorCode::scanner_helper_died, std::move(detail));
}

/// Writes everything; a memfd sealed against change, so that the reader may trust its size.
Result<Descriptor> sealed_memfd(ByteView bulk) {
    Descriptor memfd(::memfd_create("kiosk-page", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!memfd.ok()) {
        return gone(words("create a memfd"));
    }
    for (ByteView rest = bulk; !rest.empty();) {
        const ssize_t written = ::write(memfd.number(), rest.data(), rest.size());
        if (written < 0) {
            return gone(words("fill a memfd"));
        }
        rest = rest.subspan(static_cast<std::size_t>(written));
    }
    if (::fcntl(memfd.number(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0) {
        return gone(words("seal a memfd"));
    }
    return memfd;
}

Result<Bytes> content_of(const Descriptor& memfd) {
    constexpr int wanted = F_SEAL_SHRINK | F_SEAL_WRITE;
    struct stat status{};
    if ((::fcntl(memfd.number(), F_GET_SEALS) & wanted) != wanted || ::fstat(memfd.number(), &status) != 0) {
        return gone("the helper sent a block that may still change");
    }
    if (status.st_size < 0 || static_cast<std::size_t>(status.st_size) > max_bulk_bytes) {
        return gone("the helper sent a block that is too large");
    }
    Bytes bytes(static_cast<std::size_t>(status.st_size));
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got =
            ::pread(memfd.number(), bytes.data() + have, bytes.size() - have, static_cast<off_t>(have));
        if (got <= 0) {
            return gone(words("read a block"));
        }
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

union ControlSpace {
    cmsghdr header;
    std::array<char, CMSG_SPACE(sizeof(int))> bytes;
};

Result<void> send_all(int socket, ByteView bytes, int descriptor) {
    while (!bytes.empty()) {
        iovec part{const_cast<std::uint8_t*>(bytes.data()), bytes.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        ControlSpace control{};
        if (descriptor >= 0) {
            message.msg_control = control.bytes.data();
            message.msg_controllen = control.bytes.size();
            control.header.cmsg_level = SOL_SOCKET;
            control.header.cmsg_type = SCM_RIGHTS;
            control.header.cmsg_len = CMSG_LEN(sizeof(int));
            std::memcpy(CMSG_DATA(&control.header), &descriptor, sizeof(int));
        }
        const ssize_t sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent < 0) {
            return gone(words("send"));
        }
        descriptor = -1;  // It went with the first byte.
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return {};
}

/// Milliseconds for poll(): rounded up, so that a deadline is never found "not yet passed" in a busy loop.
int poll_time(std::optional<Instant> deadline) {
    if (!deadline) {
        return -1;
    }
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

Result<void> wait_readable(int socket, std::optional<Instant> deadline, int wake) {
    while (true) {
        std::array<pollfd, 2> polled{pollfd{socket, POLLIN, 0}, pollfd{wake, POLLIN, 0}};
        const int ready = ::poll(polled.data(), polled.size(), poll_time(deadline));
        if (ready < 0 && errno != EINTR) {
            return gone(words("poll"));
        }
        if (ready > 0 && polled[0].revents != 0) {
            return {};
        }
        if (ready > 0) {
            return fail(ErrorCode::cancelled, "stop requested");
        }
        if (ready == 0) {
            return fail(ErrorCode::deadline_passed, "no message from the helper");
        }
    }
}

/// Takes the descriptor that came along, if one did.
void keep_descriptor(msghdr& message, Descriptor& memfd) {
    for (cmsghdr* item = CMSG_FIRSTHDR(&message); item != nullptr; item = CMSG_NXTHDR(&message, item)) {
        if (item->cmsg_level == SOL_SOCKET && item->cmsg_type == SCM_RIGHTS) {
            int number = -1;
            std::memcpy(&number, CMSG_DATA(item), sizeof(int));
            memfd = Descriptor(number);
        }
    }
}

/// `wake` is looked at only before the first byte: a message that has begun is read to its end.
Result<void> receive_all(int socket, std::span<std::uint8_t> into, std::optional<Instant> deadline, int wake,
                         Descriptor& memfd) {
    while (!into.empty()) {
        if (auto readable = wait_readable(socket, deadline, wake); !readable) {
            return readable;
        }
        iovec part{into.data(), into.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        ControlSpace control{};
        message.msg_control = control.bytes.data();
        message.msg_controllen = control.bytes.size();
        const ssize_t got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
            continue;
        }
        if (got <= 0) {
            return gone(got == 0 ? "the connection was closed" : words("receive"));
        }
        keep_descriptor(message, memfd);
        into = into.subspan(static_cast<std::size_t>(got));
        wake = -1;
    }
    return {};
}

}  // namespace

Result<void> send(int socket, const Json& head, ByteView bulk) {
    Bytes frame(4);
    Json::to_cbor(head, frame);
    const std::size_t size = frame.size() - 4;
    if (size > max_head_bytes) {
        return fail(ErrorCode::scanner_io, "a message head is too large");
    }
    for (std::size_t i = 0; i < 4; ++i) {
        frame[i] = static_cast<std::uint8_t>(size >> (8 * i));
    }
    if (bulk.empty()) {
        return send_all(socket, frame, -1);
    }
    auto memfd = sealed_memfd(bulk);
    if (!memfd) {
        return std::unexpected(memfd.error());
    }
    return send_all(socket, frame, memfd->number());
}

Result<Message> receive(int socket, std::optional<Instant> deadline, int wake) {
    Descriptor memfd;
    std::array<std::uint8_t, 4> length{};
    if (auto got = receive_all(socket, length, deadline, wake, memfd); !got) {
        return std::unexpected(got.error());
    }
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        size |= static_cast<std::size_t>(length[i]) << (8 * i);
    }
    if (size > max_head_bytes) {
        return gone("a message head of " + std::to_string(size) + " bytes");
    }
    Bytes body(size);
    if (auto got = receive_all(socket, body, deadline, -1, memfd); !got) {
        return std::unexpected(got.error());
    }
    Message message;
    try {
        message.head = Json::from_cbor(body, /*strict=*/true, /*allow_exceptions=*/false);
    } catch (const std::exception&) {
        message.head = nullptr;  // An object that claims more members than memory holds throws all the same.
    }
    if (!message.head.is_object()) {
        return gone("a message that is not a CBOR object");
    }
    if (memfd.ok()) {
        auto bulk = content_of(memfd);
        if (!bulk) {
            return std::unexpected(bulk.error());
        }
        message.bulk = std::move(*bulk);
    }
    return message;
}

std::uint64_t number_of(const Json& head) {
    const auto found = head.find("number");
    return found != head.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

Json head_of(const Error& error) {
    return {{"error", name(error.code)}, {"detail", error.detail}};
}

std::optional<Error> error_in(const Json& head) {
    const auto found = head.find("error");
    if (found == head.end() || !found->is_string()) {
        return std::nullopt;
    }
    const auto& word = found->get_ref<const std::string&>();
    const auto detail = head.find("detail");
    std::string text = detail != head.end() && detail->is_string() ? detail->get<std::string>() : "";
    const auto& codes = all_error_codes();
    const auto code =
        std::ranges::find_if(codes, [&](ErrorCode candidate) { return name(candidate) == word; });
    if (code == codes.end()) {
        return Error{ErrorCode::scanner_helper_died, "unknown error word " + word + ": " + text};
    }
    return Error{*code, std::move(text)};
}

}  // namespace kiosk::helper
