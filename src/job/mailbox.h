// Where answers come home: any thread posts, the main thread takes. Posting wakes the main loop.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "src/flow/event.h"

namespace kiosk {

class Mailbox {
  public:
    /// `wake` is called after each post, without a lock held, on the posting thread.
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void post(Event event) {
        {
            const std::lock_guard lock(mutex_);
            events_.push_back(std::move(event));
        }
        wake_();
    }

    [[nodiscard]] std::vector<Event> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(events_, {});
    }

  private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<Event> events_;
};

}  // namespace kiosk
