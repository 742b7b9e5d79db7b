// One thread that owns one device. A job returns its event, so it cannot forget to answer; jobs run in the
// order given.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "src/flow/event.h"
#include "src/flow/job_number.h"
#include "src/job/mailbox.h"

namespace kiosk {

class Worker {
  public:
    using Job = std::move_only_function<Event(std::stop_token)>;

    explicit Worker(Mailbox& mailbox);
    ~Worker();  ///< As cancel_all(), then waits for the last answer: what was to be stored is stored.
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void start(JobNumber number, Job job);

    /// Asks a job to stop. A waiting job still runs, with its token already stopped, so that it answers.
    void cancel(JobNumber number);
    void cancel_all();

  private:
    struct Entry {
        JobNumber number;
        Job job;
        std::stop_source stop;
    };

    void run(const std::stop_token& quitting);

    Mailbox& mailbox_;
    std::mutex mutex_;
    std::condition_variable_any work_;
    std::deque<Entry> waiting_;
    JobNumber running_ = JobNumber::none;
    std::stop_source running_stop_;
    std::jthread thread_;  // Last: it starts when everything above exists.
};

}  // namespace kiosk
