// Every step in every state a citizen can meet, reached as a citizen reaches it: by events at a real Flow.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "tests/flow/visitor.h"
#include "tests/gallery/fixtures.h"

namespace kiosk::gallery {

/// Told of every state once, when it is there for the first time.
using Watch = std::function<void(const std::string& state, const Flow& flow)>;

class Tour {
  public:
    Tour(Fixture fixture, Language language, Watch watch)
        : fixture_(fixture), language_(language), watch_(std::move(watch)) {}

    /// All chapters, one after the other; each begins with a citizen who walks up to a free kiosk.
    void take();

  private:
    using Visitor = test::Visitor;

    void look_around();
    void devices_in_trouble();
    void cards();
    void forms();
    void papers();
    void review();
    void sending();
    void paying();
    void slips();
    void questions_above();

    // ---- Parts of chapters.
    void watch(Visitor& visitor);
    void welcome(Visitor& visitor);
    void fill_and_look(Visitor& visitor);
    void focus_fields(Visitor& visitor);
    void mistype_fields(Visitor& visitor);
    void scan_and_look(Visitor& visitor);
    void overlays_on(Visitor& visitor);
    void pay_until(PaymentState ending, Visitor& visitor);
    [[nodiscard]] std::string code_with(std::string_view form) const;
    void go_to_papers(Visitor& visitor, std::string_view code);
    void go_to_review(Visitor& visitor, std::string_view code);
    void go_to_sent(Visitor& visitor, std::int64_t fee);

    Fixture fixture_;
    Language language_;
    Watch watch_;
    std::unordered_set<std::string> seen_;
};

/// The codes that begin with one of these words: the troubles of one kind of device.
[[nodiscard]] std::vector<ErrorCode> troubles(std::initializer_list<std::string_view> kinds);

}  // namespace kiosk::gallery
