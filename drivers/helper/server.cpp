#include "drivers/helper/server.h"

#include <fcntl.h>

#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>

namespace kiosk::helper {

namespace {

/// The one request being worked on, shared between the working thread and the ear. `mutex` guards both
/// members.
struct Desk {
    std::mutex mutex;
    std::condition_variable arrived;
    std::optional<Message> waiting;
    std::uint64_t number = 0;  ///< Of the request being worked on; 0 = none.
    std::stop_source stop;
};

/// Never returns: the kiosk's end of the socket decides how long the process lives.
void listen(Desk& desk) {
    while (true) {
        auto message = receive(socket_number, std::nullopt);
        if (!message) {
            std::_Exit(0);  // Not exit(): a blocked back end may hold any lock its destructors want.
        }
        std::stop_source to_stop{std::nostopstate};
        {
            const std::scoped_lock lock(desk.mutex);
            if (message->head.value("op", "") == "cancel") {
                if (number_of(message->head) == desk.number) {
                    to_stop = desk.stop;
                }
            } else {
                desk.number = number_of(message->head);
                desk.stop = std::stop_source();
                desk.waiting = std::move(*message);
                desk.arrived.notify_one();
            }
        }
        to_stop.request_stop();  // Outside the lock: it calls into the device stack.
    }
}

void answer(std::uint64_t number, Result<Message> result) {
    Message message = result ? std::move(*result) : Message{head_of(result.error()), {}};
    message.head["number"] = number;
    if (!send(socket_number, message.head, message.bulk)) {
        std::_Exit(0);
    }
}

}  // namespace

void serve(const Handler& handler) {
    ::fcntl(socket_number, F_SETFD, FD_CLOEXEC);
    Desk desk;
    std::thread(listen, std::ref(desk)).detach();
    while (true) {
        std::unique_lock lock(desk.mutex);
        desk.arrived.wait(lock, [&] { return desk.waiting.has_value(); });
        const Message request = std::move(*desk.waiting);
        desk.waiting.reset();
        const std::stop_token stop = desk.stop.get_token();
        lock.unlock();
        const std::uint64_t number = number_of(request.head);
        const Progress progress = [number](std::chrono::milliseconds next) {
            if (!send(socket_number, {{"number", number}, {"next_ms", next.count()}})) {
                std::_Exit(0);
            }
        };
        auto result = handler(request, progress, stop);
        lock.lock();
        desk.number = 0;
        lock.unlock();
        answer(number, std::move(result));
    }
}

}  // namespace kiosk::helper
