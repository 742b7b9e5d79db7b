// Whatever can go wrong has a sentence for the citizen and a remedy for staff, in both languages; and the
// log's words follow the flow's.
#include <generated/events.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "src/device/condition.h"
#include "src/dossier/answers.h"
#include "src/flow/flow.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

class Words {
  public:
    explicit Words(const std::string& language)
        : all_(nlohmann::json::parse(std::ifstream("assets/text/" + language + ".json"))) {}

    /// The sentence exists, says something, and leaves no place to fill.
    [[nodiscard]] bool say(const std::string& key) const {
        const auto found = all_.find(key);
        if (found == all_.end()) {
            return false;
        }
        const std::string words = *found;
        return words.find_first_not_of(' ') != std::string::npos;
    }
    [[nodiscard]] bool complete(const std::string& key) const {
        return say(key) && all_.at(key).get<std::string>().find('{') == std::string::npos;
    }

  private:
    nlohmann::json all_;
};

template <class... S>
std::vector<std::string_view> names_of(std::variant<S...>*) {
    return {name(Step(S{}))...};
}

}  // namespace

TEST_CASE("every error, condition, problem, advice and status has its words") {
    for (const char* language : {"vi", "en"}) {
        const Words words(language);
        const auto check = [&](const std::string& key) {
            CAPTURE(language, key);
            CHECK(words.complete(key));
        };
        for (const ErrorCode code : all_error_codes()) {
            check("error." + std::string(name(code)));
            check("remedy." + std::string(name(code)));
        }
        for (const auto device : {DeviceKind::scanner, DeviceKind::printer, DeviceKind::receipt_printer}) {
            for (const Condition condition : all_conditions()) {
                check("condition." + std::string(name(device)) + "." + std::string(name(condition)));
            }
        }
        for (const Condition condition : {Condition::ready, Condition::absent}) {
            check("condition.audio." + std::string(name(condition)));  // Sound is there, or it is not.
        }
        for (const ProblemKind kind : all_problem_kinds()) {
            const std::string key = "problem." + std::string(name(kind));
            CAPTURE(language, key);
            CHECK(words.say(key));  // May speak of {low} and {high}.
        }
        for (const auto advice :
             {logged::PageAdvice::blank, logged::PageAdvice::too_dark, logged::PageAdvice::too_light,
              logged::PageAdvice::blurred, logged::PageAdvice::cut_off}) {
            check("papers.advice_" + std::string(logged::name(advice)));
        }
        for (int status = std::to_underlying(DossierStatus::newly_registered);
             status <= std::to_underlying(DossierStatus::returned); ++status) {
            check("status." + std::to_string(status));
        }
    }
}

TEST_CASE("the lists walked above are whole") {
    // One name for each value of the enum: the first value past the end is named differently from all of
    // them.
    CHECK(all_error_codes().size() == static_cast<std::size_t>(all_error_codes().back()) + 1);
    CHECK(all_conditions().size() == static_cast<std::size_t>(all_conditions().back()) + 1);
    CHECK(all_problem_kinds().size() == static_cast<std::size_t>(all_problem_kinds().back()) + 1);
    CHECK(all_error_codes().back() == ErrorCode::payment_not_configured);
    CHECK(all_conditions().back() == Condition::trouble);
    CHECK(all_problem_kinds().back() == ProblemKind::oath_not_taken);
}

TEST_CASE("the log names the steps as the flow does, in its order") {
    const auto names = names_of(static_cast<Step*>(nullptr));
    for (std::size_t i = 0; i < names.size(); ++i) {
        CAPTURE(i);
        CHECK(logged::name(static_cast<logged::Step>(i)) == names[i]);
    }
    // The application casts one to the other: the last of one is the last of the other.
    CHECK(logged::Step::goodbye == static_cast<logged::Step>(names.size() - 1));
}

TEST_CASE("the log names the page advice as the dossier does") {
    CHECK(std::to_underlying(logged::PageAdvice::none) == std::to_underlying(PageAdvice::none));
    CHECK(std::to_underlying(logged::PageAdvice::blank) == std::to_underlying(PageAdvice::blank));
    CHECK(std::to_underlying(logged::PageAdvice::too_dark) == std::to_underlying(PageAdvice::too_dark));
    CHECK(std::to_underlying(logged::PageAdvice::too_light) == std::to_underlying(PageAdvice::too_light));
    CHECK(std::to_underlying(logged::PageAdvice::blurred) == std::to_underlying(PageAdvice::blurred));
    CHECK(std::to_underlying(logged::PageAdvice::cut_off) == std::to_underlying(PageAdvice::cut_off));
}
