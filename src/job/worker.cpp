#include "src/job/worker.h"

#include <utility>
#include <vector>

namespace kiosk {

Worker::Worker(Mailbox& mailbox)
    : mailbox_(mailbox), thread_([this](const std::stop_token& quitting) { run(quitting); }) {}

Worker::~Worker() {
    thread_.request_stop();
    cancel_all();
}

void Worker::start(JobNumber number, Job job) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(Entry{number, std::move(job), std::stop_source{}});
    }
    work_.notify_one();
}

void Worker::cancel(JobNumber number) {
    std::vector<std::stop_source> stops;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& entry : waiting_) {
            if (entry.number == number) {
                stops.push_back(entry.stop);
            }
        }
        if (running_ == number) {
            stops.push_back(running_stop_);
        }
    }
    // Outside the lock: a stop callback may take locks of its own.
    for (auto& stop : stops) {
        stop.request_stop();
    }
}

void Worker::cancel_all() {
    std::vector<std::stop_source> stops;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& entry : waiting_) {
            stops.push_back(entry.stop);
        }
        stops.push_back(running_stop_);  // Also a job without a number; a finished one does not mind.
    }
    for (auto& stop : stops) {
        stop.request_stop();
    }
}

void Worker::run(const std::stop_token& quitting) {
    while (true) {
        Entry entry;
        {
            std::unique_lock lock(mutex_);
            if (!work_.wait(lock, quitting, [this] { return !waiting_.empty(); })) {
                return;
            }
            entry = std::move(waiting_.front());
            waiting_.pop_front();
            running_ = entry.number;
            running_stop_ = entry.stop;
        }
        Event answer = entry.job(entry.stop.get_token());
        entry.job = nullptr;  // What the job held of the citizen goes before its answer is seen.
        {
            const std::lock_guard lock(mutex_);
            running_ = JobNumber::none;
        }
        mailbox_.post(std::move(answer));
    }
}

}  // namespace kiosk
