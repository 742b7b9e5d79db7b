#include "src/payment/intent.h"

#include <random>

#include "tests/support/catch.h"

using namespace kiosk;
using namespace std::chrono_literals;

namespace {

const WallTime start{1'800'000'000s};
const WallTime expiry = start + 10min;

PaymentIntent waiting() {
    return {.reference = "DVC0",
            .amount = 8000,
            .expires_at = expiry,
            .state = PaymentState::waiting,
            .bank_transaction = {}};
}

PaymentIntent in(PaymentState state) {
    auto intent = waiting();
    intent.state = state;
    if (state == PaymentState::paid) {
        intent.bank_transaction = "FT1";
    }
    return intent;
}

Result<PaymentIntent> no_answer() {
    return fail(ErrorCode::portal_timeout, "test");
}

}  // namespace

TEST_CASE("paid in time") {
    const auto change = after_answer(waiting(), in(PaymentState::paid), start + 1min);
    CHECK(change.news == PaymentNews::paid);
    CHECK(change.intent.state == PaymentState::paid);
    CHECK(change.intent.bank_transaction == "FT1");
    CHECK_FALSE(worth_asking(change.intent, start + 1min));
}

TEST_CASE("the QR goes at expiry, and what became of it is unknown until the gateway says") {
    CHECK(may_show_qr(waiting(), expiry - 1s));
    CHECK_FALSE(may_show_qr(waiting(), expiry));
    CHECK(after_time(waiting(), expiry - 1s).news == PaymentNews::none);
    const auto over = after_time(waiting(), expiry);
    CHECK(over.news == PaymentNews::unknown);
    CHECK(over.intent.state == PaymentState::unknown);
    CHECK(after_answer(over.intent, no_answer(), expiry + 1s).intent.state == PaymentState::unknown);
    CHECK(after_answer(over.intent, in(PaymentState::waiting), expiry + 1s).intent.state ==
          PaymentState::unknown);
    const auto told = after_answer(over.intent, in(PaymentState::expired), expiry + 2s);
    CHECK(told.news == PaymentNews::expired);
    CHECK(told.intent.state == PaymentState::expired);
}

TEST_CASE("money after expiry or cancelling counts, and is told as late") {
    for (const auto state : {PaymentState::expired, PaymentState::cancelled}) {
        REQUIRE(worth_asking(in(state), expiry + 23h));
        const auto change = after_answer(in(state), in(PaymentState::paid), expiry + 23h);
        CHECK(change.news == PaymentNews::paid_late);
        CHECK(change.intent.state == PaymentState::paid);
    }
    CHECK_FALSE(worth_asking(in(PaymentState::expired), expiry + 24h));
}

TEST_CASE("another amount or another reference is never paid") {
    auto answer = in(PaymentState::paid);
    answer.amount = 7000;
    CHECK(after_answer(waiting(), answer, start).news == PaymentNews::mismatch);
    CHECK(after_answer(waiting(), answer, start).intent.state == PaymentState::unknown);
    answer = in(PaymentState::paid);
    answer.reference = "DVC1";
    CHECK(after_answer(waiting(), answer, start).news == PaymentNews::mismatch);
    CHECK(after_answer(waiting(), answer, start).intent.bank_transaction.empty());
}

TEST_CASE("a gateway out of reach changes nothing in time") {
    CHECK(after_answer(waiting(), no_answer(), start + 1min).intent == waiting());
}

TEST_CASE("cancelling is believed only when the gateway heard it") {
    CHECK(after_cancel(waiting(), {}).news == PaymentNews::cancelled);
    const Result<void> unheard = fail(ErrorCode::portal_unreachable, "test");
    CHECK(after_cancel(waiting(), unheard).intent.state == PaymentState::unknown);
    CHECK(after_cancel(in(PaymentState::paid), {}).intent.state == PaymentState::paid);
}

TEST_CASE("asking becomes rare when nobody waits") {
    CHECK(ask_again_in(waiting(), start) == 2s);
    CHECK(ask_again_in(waiting(), expiry + 1min) == 2s);
    CHECK(ask_again_in(waiting(), expiry + 1h) == 5min);
}

TEST_CASE("money invariants over random histories") {
    std::mt19937 random(20261120);
    int paid_histories = 0;
    for (int history = 0; history < 100'000; ++history) {
        auto intent = waiting();
        bool right_money = false;
        WallTime now = start;
        for (int step = 0; step < 12; ++step) {
            now += std::chrono::seconds(random() % 120);
            const auto before = intent;
            IntentChange change{intent};
            switch (random() % 6) {
                case 0: change = after_time(intent, now); break;
                case 1: change = after_answer(intent, no_answer(), now); break;
                case 2:
                    change = after_cancel(
                        intent, random() % 2 == 0 ? Result<void>{} : fail(ErrorCode::portal_busy, ""));
                    break;
                case 3: {
                    auto wrong = in(PaymentState::paid);
                    wrong.amount += 1;
                    change = after_answer(intent, wrong, now);
                    break;
                }
                case 4: right_money = right_money || random() % 4 == 0; [[fallthrough]];
                default: {
                    const auto told =
                        right_money ? PaymentState::paid : static_cast<PaymentState>(random() % 5);
                    if (told != PaymentState::paid || right_money) {
                        change = after_answer(intent, in(told), now);
                    }
                }
            }
            intent = change.intent;
            // Paid exactly when the gateway saw the right money; final; told once.
            REQUIRE((intent.state != PaymentState::paid || right_money));
            REQUIRE((before.state != PaymentState::paid || intent == before));
            REQUIRE((before.state != PaymentState::paid || change.news == PaymentNews::none));
            REQUIRE((intent.amount == 8000 && intent.reference == "DVC0" && intent.expires_at == expiry));
            REQUIRE((!may_show_qr(intent, now) || now < expiry));
        }
        paid_histories += intent.state == PaymentState::paid ? 1 : 0;
    }
    CHECK(paid_histories > 10'000);
}
