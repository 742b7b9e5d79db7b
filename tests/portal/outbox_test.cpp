#include "src/portal/outbox.h"

#include "tests/support/catch.h"

using namespace kiosk;
using namespace std::chrono_literals;

namespace {

const WallTime noon{1'795'150'800s};

OutboxEntry entry(OutboxState state = OutboxState::committed) {
    OutboxEntry made;
    made.key = "k";
    made.state = state;
    return made;
}

template <class T>
Result<T> error(ErrorCode code) {
    return fail(code, "test");
}

template <class Action>
bool next_is(const OutboxEntry& e, WallTime now = noon) {
    return std::holds_alternative<Action>(outbox::next(e, now));
}

const std::vector<ErrorCode> portal_errors{
    ErrorCode::portal_unreachable,   ErrorCode::portal_timeout,       ErrorCode::portal_tls,
    ErrorCode::portal_unauthorised,  ErrorCode::portal_not_found,     ErrorCode::portal_busy,
    ErrorCode::portal_broken_answer, ErrorCode::portal_wrong_dossier, ErrorCode::portal_outcome_unknown,
};

}  // namespace

TEST_CASE("the straight way: announce, upload, submit, wipe, nothing") {
    auto e = entry();
    CHECK(next_is<outbox::Announce>(e));
    e = outbox::after_announce(e, std::vector<MissingPart>{{"aa", 0}, {"bb", 10}}, noon);
    const auto first = std::get<outbox::Upload>(outbox::next(e, noon));
    CHECK(first.sha256 == "aa");
    e = outbox::after_upload(e, first, 50, std::uint64_t{20}, noon);
    const auto rest = std::get<outbox::Upload>(outbox::next(e, noon));
    CHECK(rest.offset == 20);
    e = outbox::after_upload(e, rest, 50, std::uint64_t{50}, noon);
    const auto second = std::get<outbox::Upload>(outbox::next(e, noon));
    CHECK(second.sha256 == "bb");
    CHECK(second.offset == 10);
    e = outbox::after_upload(e, second, 11, std::uint64_t{11}, noon);
    CHECK(next_is<outbox::Submit>(e));
    Submission submission;
    submission.dossier_code = "H26-261120-0001";
    e = outbox::after_submit(outbox::before_submit(e), submission, noon);
    CHECK(e.state == OutboxState::accepted);
    CHECK(e.submission->dossier_code == "H26-261120-0001");
    CHECK(next_is<outbox::Wipe>(e));
    e.wiped = true;
    CHECK(next_is<outbox::Nothing>(e));
}

TEST_CASE("a submission found half done after a restart is asked for, not repeated") {
    CHECK(next_is<outbox::AskOutcome>(outbox::before_submit(entry(OutboxState::announced))));
    CHECK(next_is<outbox::AskOutcome>(entry(OutboxState::outcome_unknown)));
}

TEST_CASE("what each failed submission means") {
    const auto after = [](ErrorCode code) {
        return outbox::after_submit(entry(OutboxState::submitting), error<Submission>(code), noon).state;
    };
    CHECK(after(ErrorCode::portal_refused) == OutboxState::refused);
    // Surely never looked at: may be submitted again without asking.
    CHECK(after(ErrorCode::portal_unreachable) == OutboxState::announced);
    CHECK(after(ErrorCode::portal_tls) == OutboxState::announced);
    CHECK(after(ErrorCode::portal_unauthorised) == OutboxState::announced);
    CHECK(after(ErrorCode::portal_busy) == OutboxState::announced);
    CHECK(after(ErrorCode::portal_not_found) == OutboxState::committed);
    // May have arrived: ask.
    CHECK(after(ErrorCode::portal_timeout) == OutboxState::outcome_unknown);
    CHECK(after(ErrorCode::portal_broken_answer) == OutboxState::outcome_unknown);
    CHECK(after(ErrorCode::portal_wrong_dossier) == OutboxState::outcome_unknown);
    CHECK(after(ErrorCode::portal_outcome_unknown) == OutboxState::outcome_unknown);
    CHECK(after(ErrorCode::cancelled) == OutboxState::outcome_unknown);
    CHECK(after(ErrorCode::deadline_passed) == OutboxState::outcome_unknown);
}

TEST_CASE("an unknown outcome stays unknown until the gateway says") {
    for (const auto code : portal_errors) {
        const auto e = outbox::after_outcome(entry(OutboxState::outcome_unknown),
                                             error<std::optional<Submission>>(code), noon);
        CHECK(e.state == OutboxState::outcome_unknown);
        CHECK(e.last_error == code);
        CHECK(next_is<outbox::Wait>(e));
        CHECK(next_is<outbox::AskOutcome>(e, noon + 2s));
    }
    const std::optional<Submission> none;
    const auto e = outbox::after_outcome(entry(OutboxState::outcome_unknown), none, noon);
    CHECK(e.state == OutboxState::committed);
    CHECK(next_is<outbox::Wait>(e));
    CHECK(next_is<outbox::Announce>(e, noon + 2s));
}

TEST_CASE("every failure before submitting leads back to announcing, later") {
    for (const auto code : portal_errors) {
        auto e = outbox::after_announce(entry(), error<std::vector<MissingPart>>(code), noon);
        CHECK(e.state == OutboxState::committed);
        CHECK(next_is<outbox::Wait>(e, noon + 1s));
        CHECK(next_is<outbox::Announce>(e, noon + 2s));
        e = entry(OutboxState::announced);
        e.missing = {{"aa", 0}};
        e = outbox::after_upload(e, {"aa", 0}, 5, error<std::uint64_t>(code), noon);
        CHECK(e.state == OutboxState::committed);
    }
    CHECK(outbox::after_announce(entry(), error<std::vector<MissingPart>>(ErrorCode::portal_refused), noon)
              .state == OutboxState::refused);
}

TEST_CASE("a gateway that claims nonsense about a part is not believed") {
    for (const std::uint64_t answer :
         {std::uint64_t{0}, std::uint64_t{10}, std::uint64_t{51}, ~std::uint64_t{0}}) {
        auto e = entry(OutboxState::announced);
        e.missing = {{"aa", 10}};
        e = outbox::after_upload(e, {"aa", 10}, 50, answer, noon);
        CHECK(e.state == OutboxState::committed);
        CHECK(e.last_error == ErrorCode::portal_broken_answer);
        CHECK(e.failures == 1);
    }
}

TEST_CASE("waits double up to a quarter of an hour and progress resets them") {
    CHECK(outbox::backoff(1) == 2s);
    CHECK(outbox::backoff(2) == 4s);
    CHECK(outbox::backoff(5) == 32s);
    CHECK(outbox::backoff(10) == 15min);
    CHECK(outbox::backoff(2'000'000'000) == 15min);
    auto e = entry(OutboxState::announced);
    e.missing = {{"aa", 0}};
    e.failures = 6;
    e.last_error = ErrorCode::portal_timeout;
    CHECK(outbox::after_announce(e, std::vector<MissingPart>{{"aa", 0}}, noon).failures == 6);
    e = outbox::after_upload(e, {"aa", 0}, 5, std::uint64_t{3}, noon);
    CHECK(e.failures == 0);
    CHECK_FALSE(e.last_error.has_value());
}

TEST_CASE("being asked to stop costs nothing") {
    const auto e =
        outbox::after_announce(entry(), error<std::vector<MissingPart>>(ErrorCode::cancelled), noon);
    CHECK(e.failures == 0);
    CHECK(next_is<outbox::Announce>(e));
}

TEST_CASE("a clock set back does not silence a dossier") {
    auto e = entry();
    e.next_try = noon + 10min;
    CHECK(next_is<outbox::Wait>(e));
    CHECK(next_is<outbox::Announce>(e, noon - 24h));
}

TEST_CASE("a refused dossier waits for staff and starts anew when they say so") {
    auto e = entry(OutboxState::refused);
    e.failures = 4;
    e.next_try = noon + 1h;
    CHECK(next_is<outbox::Nothing>(e, noon + 24h));
    e = outbox::retried(e, noon);
    CHECK(e.failures == 0);
    CHECK(next_is<outbox::Announce>(e));
}
