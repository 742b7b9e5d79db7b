// What was recorded by a person is played instead of the voice; the rest is said by it.
#include "kiosk/guide.h"

#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "src/text/spoken.h"
#include "tests/support/catch.h"
#include "tests/ui/loudspeaker.h"

using namespace kiosk;

namespace {

constexpr int rate = 22050;

/// Notes what it is asked to say, and says it as silence.
class Listener final : public Voice {
  public:
    explicit Listener(std::vector<std::string>& asked) : asked_(asked) {}
    Result<Sound> say(std::string_view words, Language, std::stop_token) override {
        asked_.emplace_back(words);
        return Sound{rate, std::vector<std::int16_t>(rate / 100)};
    }
    void forget() override {}

  private:
    std::vector<std::string>& asked_;
};

/// Waits for the answers of workers.
class Post {
  public:
    void wait() {
        std::unique_lock lock(mutex_);
        REQUIRE(come_.wait_for(lock, std::chrono::seconds(20), [&] { return count_ > 0; }));
        count_ = 0;
    }
    Mailbox& mailbox() { return mailbox_; }

  private:
    std::mutex mutex_;
    std::condition_variable come_;
    int count_ = 0;
    Mailbox mailbox_{[this] {
        {
            const std::lock_guard lock(mutex_);
            ++count_;
        }
        come_.notify_all();
    }};
};

std::vector<std::int16_t> recording() {
    std::vector<std::int16_t> samples(rate / 10);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] = static_cast<std::int16_t>(i * 7 % 9'001);
    }
    return samples;
}

}  // namespace

TEST_CASE("a recorded prompt comes before the voice, sentence by sentence") {
    const test::Loudspeaker loudspeaker("disk");
    const auto prompts =
        std::filesystem::temp_directory_path() / ("kiosk-prompts-" + std::to_string(getpid()));
    std::filesystem::create_directories(prompts / "vi");
    test::write_wav(prompts / "vi" / "home.title.wav", 1, rate, recording());
    const auto texts = ui::Texts::load("assets/text").value();
    const std::string recorded = texts.text(Language::vi, txt::home_title);
    const std::string unrecorded = texts.text(Language::vi, txt::home_instruction);
    ui::Registry screen;
    screen.set_page("home", recorded);
    screen.add({.id = "page.title", .role = ui::Role::heading, .label = recorded, .spoken = recorded});
    screen.add({.id = "page.instruction", .label = unrecorded, .spoken = unrecorded});

    std::vector<std::string> asked;
    Post post;
    Session session;
    session.listening = true;
    session.volume = most_volume;
    {
        Guide guide({.voice = std::make_unique<Listener>(asked),
                     .headphones = {},
                     .prompts = prompts,
                     .panel = {1080, 1920, 81.6}},
                    texts, post.mailbox());
        const auto words = guide.follow(session, screen, /*touched=*/false);
        CHECK(words.size() == 2);
        post.wait();
    }
    std::filesystem::remove_all(prompts);
    CHECK(asked == std::vector{text::spoken(unrecorded, Language::vi)});
    CHECK(test::holds(loudspeaker.heard(), recording()));
}
