#include "src/job/worker.h"

#include <latch>
#include <memory>
#include <semaphore>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

constexpr JobNumber first{1};
constexpr JobNumber second{2};
constexpr JobNumber third{3};

/// Takes what came home, waiting for each answer.
struct Home {
    std::counting_semaphore<> posted{0};
    Mailbox mailbox{[this] { posted.release(); }};

    std::vector<JobNumber> answers(int count) {
        for (int answer = 0; answer < count; ++answer) {
            posted.acquire();
        }
        std::vector<JobNumber> jobs;
        for (const auto& event : mailbox.take()) {
            jobs.push_back(std::get<event::JobDone>(event).job);
        }
        return jobs;
    }
};

Worker::Job answering(JobNumber job) {
    return [job](const std::stop_token&) -> Event { return event::JobDone{job}; };
}

/// Runs until it is asked to stop.
Worker::Job stubborn(JobNumber job, std::latch& running) {
    return [job, &running](const std::stop_token& stop) -> Event {
        running.count_down();
        std::binary_semaphore stopped{0};
        const std::stop_callback ring(stop, [&] { stopped.release(); });
        stopped.acquire();
        return event::JobDone{job};
    };
}

using Jobs = std::vector<JobNumber>;

}  // namespace

TEST_CASE("jobs answer in the order given") {
    Home home;
    Worker worker(home.mailbox);
    worker.start(first, answering(first));
    worker.start(second, answering(second));
    worker.start(third, answering(third));
    CHECK(home.answers(3) == Jobs{first, second, third});
}

TEST_CASE("a cancelled job answers, and the next one runs") {
    Home home;
    Worker worker(home.mailbox);
    std::latch running(1);
    worker.start(first, stubborn(first, running));
    running.wait();
    worker.start(second, answering(second));
    worker.cancel(first);
    CHECK(home.answers(2) == Jobs{first, second});
}

TEST_CASE("cancelling a job that waits reaches it when its turn comes") {
    Home home;
    Worker worker(home.mailbox);
    std::latch both(2);
    worker.start(first, stubborn(first, both));
    worker.start(second, stubborn(second, both));
    worker.cancel(second);
    worker.cancel(first);
    CHECK(home.answers(2) == Jobs{first, second});
    CHECK(both.try_wait());
}

TEST_CASE("cancelling what is over stops nobody else") {
    Home home;
    Worker worker(home.mailbox);
    worker.start(first, answering(first));
    CHECK(home.answers(1) == Jobs{first});
    worker.cancel(first);
    bool asked_to_stop = true;
    worker.start(second, [&](const std::stop_token& stop) -> Event {
        asked_to_stop = stop.stop_requested();
        return event::JobDone{second};
    });
    CHECK(home.answers(1) == Jobs{second});
    CHECK_FALSE(asked_to_stop);
}

TEST_CASE("the end stops the running job and still answers what waits") {
    Home home;
    {
        Worker worker(home.mailbox);
        std::latch running(1);
        // Without a number, as asking for a device's condition.
        worker.start(JobNumber::none, stubborn(JobNumber::none, running));
        running.wait();
        worker.start(second, answering(second));
        worker.start(third, answering(third));
    }
    CHECK(home.answers(3) == Jobs{JobNumber::none, second, third});
}

TEST_CASE("what a running job hands in at the end is done too") {
    Home home;
    {
        auto worker = std::make_unique<Worker>(home.mailbox);
        std::latch running(1);
        worker->start(first, [&, started = worker.get()](const std::stop_token& stop) -> Event {
            running.count_down();
            std::binary_semaphore stopped{0};
            const std::stop_callback ring(stop, [&] { stopped.release(); });
            stopped.acquire();
            started->start(second, answering(second));
            return event::JobDone{first};
        });
        running.wait();
    }
    CHECK(home.answers(2) == Jobs{first, second});
}
