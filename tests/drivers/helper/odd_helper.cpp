// A helper process with every bad habit, chosen by the request: what a crashing device stack may look like
// from outside.
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <condition_variable>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>

#include "drivers/helper/server.h"

namespace kiosk::helper {

namespace {

void write_raw(const Bytes& bytes) {
    static_cast<void>(::send(socket_number, bytes.data(), bytes.size(), MSG_NOSIGNAL));
}

/// A well-formed head with a memfd that its sender could still shrink under the reader.
void send_unsealed(std::uint64_t number) {
    Bytes frame(4);
    nlohmann::json::to_cbor({{"number", number}}, frame);
    frame[0] = static_cast<std::uint8_t>(frame.size() - 4);
    const int memfd = ::memfd_create("odd", 0);
    static_cast<void>(::ftruncate(memfd, 100));
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    iovec part{frame.data(), frame.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* item = CMSG_FIRSTHDR(&message);
    item->cmsg_level = SOL_SOCKET;
    item->cmsg_type = SCM_RIGHTS;
    item->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(item), &memfd, sizeof(int));
    static_cast<void>(::sendmsg(socket_number, &message, MSG_NOSIGNAL));
}

void wait_for_ever() {
    while (true) {
        ::pause();
    }
}

Result<Message> answer(const Message& request, const Progress& progress, const std::stop_token& stop) {
    const std::string habit = request.head.value("habit", "");
    if (habit == "echo") {
        const auto size = request.head.value("bulk", std::size_t{0});
        return Message{{{"pid", ::getpid()}}, Bytes(size, 0x5a)};
    }
    if (habit == "refuse") {
        return fail(ErrorCode::scanner_jam, "as asked");
    }
    if (habit == "die") {
        std::_Exit(3);
    }
    if (habit == "crash") {
        std::abort();
    }
    if (habit == "hang") {
        wait_for_ever();
    }
    if (habit == "stop politely") {
        std::mutex mutex;
        std::condition_variable_any never;
        std::unique_lock lock(mutex);
        static_cast<void>(never.wait(lock, stop, [] { return false; }));
        return fail(ErrorCode::cancelled, "as asked");
    }
    if (habit == "work on for ever") {
        while (true) {
            progress(std::chrono::milliseconds(100));
        }
    }
    if (habit == "garbage") {
        write_raw({5, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff});
    } else if (habit == "huge head") {
        write_raw({0xff, 0xff, 0xff, 0xff, 0});
    } else if (habit == "half a head") {
        write_raw({200, 0, 0, 0, 1, 2, 3});
    } else if (habit == "wrong number") {
        static_cast<void>(send(socket_number, {{"number", 77'777}}));
    } else if (habit == "number is text") {
        static_cast<void>(send(socket_number, {{"number", "one"}, {"next_ms", "soon"}}));
    } else if (habit == "unknown error") {
        return Message{{{"error", "printer_on_fire"}}, {}};
    } else if (habit == "unsealed") {
        send_unsealed(number_of(request.head));
    }
    wait_for_ever();
    return {};
}

}  // namespace

}  // namespace kiosk::helper

int main() {
    kiosk::helper::serve(kiosk::helper::answer);
}
