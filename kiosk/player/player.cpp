#include "kiosk/player/player.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "drivers/system/clock.h"
#include "kiosk/player/keypad_way.h"
#include "kiosk/player/memory_search.h"
#include "kiosk/player/sandbox_facts.h"
#include "kiosk/ui/picture.h"
#include "src/device/barcode.h"

namespace kiosk::player {

namespace {

// A sanitizer has an allocator of its own, which does not overwrite what libraries give back.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool wipes = false;
#else
constexpr bool wipes = true;
#endif

using std::chrono::milliseconds;

/// How often a line that waits looks again when nothing happens on the screen.
constexpr milliseconds look_again{50};
/// The kiosk ignores the same target struck twice within half a second (EN 301 549 5.8); a person waits, too.
constexpr milliseconds same_target_pause{520};

milliseconds patience_of(Verb verb) {
    switch (verb) {
        case Verb::wait_for:
        case Verb::wait_page:
        case Verb::wait_gone:
        case Verb::wait_sandbox: return std::chrono::seconds(60);
        case Verb::expect_page:
        case Verb::expect_sandbox:
        case Verb::expect_fired:
        case Verb::expect_count:
        case Verb::expect_paper:
        case Verb::expect_forgotten:
        case Verb::tap:
        case Verb::key:
        case Verb::key_to:
        case Verb::tap_id: return std::chrono::seconds(10);
        case Verb::type:
        case Verb::type_after: return std::chrono::seconds(120);
        case Verb::hear:
        case Verb::expect: return std::chrono::seconds(5);
        case Verb::expect_not:
        case Verb::shot:
        case Verb::sandbox:
        case Verb::kill: return milliseconds(0);
    }
    return milliseconds(0);
}

/// What lies under a point, by id: the kiosk, too, tells targets apart by id, across screens.
std::string target_at(const ui::Registry& registry, ui::Point point) {
    std::string id;
    for (const auto& element : registry.elements()) {
        if (element.hit && element.hit->contains(point.x, point.y)) {
            id = element.id;  // The last one drawn lies on top.
        }
    }
    return id;
}

/// What is read right after these words; empty when they are not there.
std::string text_after(const ui::Registry& registry, std::string_view words) {
    const auto texts = registry.texts();
    const auto found = std::ranges::find(texts, words);
    return found == texts.end() || found + 1 == texts.end() ? std::string() : *(found + 1);
}

const ui::Element* element_with_id(const ui::Registry& registry, std::string_view id) {
    const auto found = std::ranges::find(registry.elements(), id, &ui::Element::id);
    return found == registry.elements().end() ? nullptr : &*found;
}

/// The code on the screen as a phone's camera reads it.
Result<std::string> qr_on(const ui::Canvas& canvas) {
    Bytes grey;
    grey.reserve(static_cast<std::size_t>(canvas.width) * static_cast<std::size_t>(canvas.height));
    for (int y = 0; y < canvas.height; ++y) {
        for (int x = 0; x < canvas.width; ++x) {
            grey.push_back(static_cast<std::uint8_t>(canvas.row(y)[x] >> 8U));  // Green stands for all.
        }
    }
    return read_qr(grey, canvas.width, canvas.height);
}

}  // namespace

Player::Player(std::vector<Line> lines, std::filesystem::path out, SandboxClient sandbox,
               std::function<void()> done)
    : lines_(std::move(lines)), out_(std::move(out)), sandbox_(std::move(sandbox)), done_(std::move(done)) {}

std::optional<milliseconds> Player::after_picture(const Flow& flow, ui::Shell& shell) {
    while (next_ < lines_.size() && failure_.empty()) {
        const Line& line = lines_[next_];
        const Uptime now = uptime_now();
        if (!line_running_) {
            line_running_ = true;
            line_began_ = now;
            seen_.clear();
            keys_.clear();
            if (line.verb == Verb::type || line.verb == Verb::type_after) {
                const auto keys =
                    keys_for(line.verb == Verb::type ? line.words.plain()
                                                     : text_after(shell.registry(), line.words.plain()),
                             {.method = flow.session().typing});
                keys_.assign(keys.begin(), keys.end());
            }
        }
        const Progress progress = play(line, shell);
        if (!failure_.empty()) {
            break;
        }
        if (progress == Progress::waiting || (progress == Progress::acted && !keys_.empty())) {
            if (uptime_now() - line_began_ > patience_of(line.verb)) {
                fail_with(
                    "not within the time it was given" + (seen_.empty() ? seen_ : "; there is: " + seen_),
                    shell);
                break;
            }
            return look_again;
        }
        if (progress == Progress::acted && line.verb != Verb::type && last_touched_ == "pager.next" &&
            line.words.plain() != "pager.next") {
            return look_again;  // Only turned the sheet: the line itself is still to be played.
        }
        played_.push_back({line, shell.registry().page(), uptime_now() - line_began_});
        line_running_ = false;
        ++next_;
        if (progress == Progress::acted) {
            return look_again;
        }
    }
    done_();
    return std::nullopt;
}

Player::Progress Player::play(const Line& line, ui::Shell& shell) {
    const ui::Registry& registry = shell.registry();
    const std::string words = line.verb == Verb::expect_forgotten ? std::string() : line.words.plain();
    switch (line.verb) {
        case Verb::tap: return tap_on_some_sheet(shell, registry.find(words));
        case Verb::tap_id: return tap_on_some_sheet(shell, registry.find_id(words));
        case Verb::key: return press_named(words, shell);
        case Verb::key_to: return key_to(words, shell);
        case Verb::type:
        case Verb::type_after: return type(line, shell);
        case Verb::expect:
        case Verb::wait_for: return registry.shows(words) ? Progress::done : Progress::waiting;
        case Verb::wait_gone: return registry.shows(words) ? Progress::waiting : Progress::done;
        case Verb::expect_not:
            if (registry.shows(words)) {
                fail_with("it stands on the screen", shell);
            }
            return Progress::done;
        case Verb::expect_page:
        case Verb::wait_page: return registry.page() == words ? Progress::done : Progress::waiting;
        case Verb::hear: return hear(words);
        case Verb::shot: return shoot(line, shell);
        case Verb::sandbox:
        case Verb::expect_sandbox:
        case Verb::wait_sandbox:
        case Verb::expect_fired:
        case Verb::expect_count:
        case Verb::expect_paper:
        case Verb::expect_forgotten:
        case Verb::kill: return play_outside(line, shell);
    }
    return Progress::done;
}

Player::Progress Player::play_outside(const Line& line, ui::Shell& shell) {
    switch (line.verb) {
        case Verb::sandbox: return call_sandbox(line, shell);
        case Verb::expect_sandbox:
        case Verb::wait_sandbox: {
            const std::string words = line.words.plain();
            const auto blank = words.find(' ');
            const auto state = sandbox_.state(words.substr(0, blank));
            return state && state->contains(words.substr(blank + 1)) ? Progress::done : Progress::waiting;
        }
        case Verb::expect_fired: return expect_fired(line);
        case Verb::expect_count: return expect_count(line);
        case Verb::expect_paper: return expect_paper(line);
        case Verb::expect_forgotten: return expect_forgotten(line);
        case Verb::kill:
            std::raise(SIGKILL);  // As a power cut would: nobody is told.
            return Progress::done;
        default: return Progress::done;
    }
}

Player::Progress Player::tap_on_some_sheet(ui::Shell& shell, std::optional<ui::Point> point) {
    if (!point) {
        // As a person would: look on the next sheet, if there is one.
        if (const auto more = shell.registry().find_id("pager.next")) {
            return tap(shell, more);
        }
    }
    return tap(shell, point);
}

Player::Progress Player::tap(ui::Shell& shell, std::optional<ui::Point> point) {
    if (!point) {
        return Progress::waiting;
    }
    const Uptime now = uptime_now();
    const std::string target = target_at(shell.registry(), *point);
    if (target == last_touched_ && now - last_touch_ < same_target_pause) {
        return Progress::waiting;
    }
    shell.window().inject_finger(ui::InputKind::pointer_down, point->x, point->y);
    shell.window().inject_finger(ui::InputKind::pointer_up, point->x, point->y);
    last_touched_ = target;
    last_touch_ = now;
    heard_.clear();
    return Progress::acted;
}

Player::Progress Player::press(ui::Key key, ui::Shell& shell) {
    const Uptime now = uptime_now();
    const bool arrow =
        key == ui::Key::up || key == ui::Key::down || key == ui::Key::left || key == ui::Key::right;
    if (!arrow && key == last_key_ && now - last_key_at_ < same_target_pause) {
        return Progress::waiting;
    }
    shell.window().inject_key(key, ui::InputKind::key_down);
    shell.window().inject_key(key, ui::InputKind::key_up);
    last_key_ = key;
    last_key_at_ = now;
    return Progress::acted;
}

Player::Progress Player::press_named(const std::string& name, ui::Shell& shell) {
    static const std::map<std::string, ui::Key, std::less<>> keys{
        {"up", ui::Key::up},       {"down", ui::Key::down},     {"left", ui::Key::left},
        {"right", ui::Key::right}, {"ok", ui::Key::enter},      {"back", ui::Key::escape},
        {"help", ui::Key::help},   {"louder", ui::Key::louder}, {"softer", ui::Key::softer}};
    const auto key = keys.find(name);
    if (key == keys.end()) {
        fail_with("a keypad has no such key", shell);
        return Progress::done;
    }
    return press(key->second, shell);
}

Player::Progress Player::key_to(const std::string& words, ui::Shell& shell) {
    const ui::Registry& registry = shell.registry();
    const auto point = registry.find(words);
    const ui::Element* target = point ? registry.target_at(*point) : registry.target("pager.next");
    if (target == nullptr) {
        return Progress::waiting;
    }
    if (registry.ring().empty()) {
        static_cast<void>(press(ui::Key::right, shell));  // Only shows where the keypad stands.
        return Progress::waiting;
    }
    const auto way = arrows_between(registry, registry.ring(), target->id);
    if (!way) {
        fail_with("no arrows lead there", shell);
        return Progress::done;
    }
    if (way->empty()) {
        const Progress progress = press(ui::Key::enter, shell);
        return point ? progress : Progress::waiting;  // Only turned the sheet.
    }
    static_cast<void>(press(way->front(), shell));
    return Progress::waiting;
}

Player::Progress Player::type(const Line&, ui::Shell& shell) {
    if (keys_.empty()) {
        fail_with("there is nothing to type", shell);
        return Progress::done;
    }
    const KeyStroke& key = keys_.front();
    const auto* element = element_with_id(shell.registry(), key.id);
    if (element == nullptr || !element->hit) {
        return Progress::waiting;
    }
    const bool wrong_case = !key.letter.empty() && element->label != key.letter;
    if (wrong_case && shell.registry().find_id("key.shift")) {
        return tap(shell, shell.registry().find_id("key.shift"));
    }
    const Progress progress = tap(shell, shell.registry().find_id(key.id));
    if (progress == Progress::acted) {
        keys_.pop_front();
    }
    return progress;
}

void Player::heard(const std::vector<std::string>& words) {
    for (const auto& each : words) {
        heard_.emplace_back(each);
    }
}

Player::Progress Player::hear(const std::string& words) {
    if (std::ranges::any_of(heard_, [&](const Veiled& each) { return each.plain().contains(words); })) {
        return Progress::done;
    }
    seen_.clear();
    for (const Veiled& each : heard_) {
        seen_ += each.plain() + " / ";
    }
    return Progress::waiting;
}

Player::Progress Player::shoot(const Line& line, ui::Shell& shell) {
    const auto file = out_ / fmt::format("{:02}-{}.png", ++shots_, line.words.plain());
    if (const auto written = ui::write_png(shell.window().canvas(), file); !written) {
        fail_with(written.error().detail, shell);
    }
    return Progress::done;
}

Player::Progress Player::call_sandbox(const Line& line, ui::Shell& shell) {
    std::vector<std::string> words = split(line.words.plain());
    for (auto word = words.begin() + 2; word != words.end(); ++word) {
        if (*word == "@qr") {
            auto read = qr_on(shell.window().canvas());
            if (!read) {
                fail_with("no code can be read from the screen", shell);
                return Progress::done;
            }
            *word = std::move(*read);
            continue;
        }
        const auto file = line.file.parent_path() / *word;
        if (std::filesystem::is_regular_file(file)) {
            *word = std::filesystem::canonical(file).string();
        }
    }
    if (const auto answer = sandbox_.control(words); !answer) {
        fail_with(answer.error().detail, shell);
    }
    return Progress::done;
}

Player::Progress Player::expect_fired(const Line& line) {
    const auto words = split(line.words.plain());
    const auto state = sandbox_.state(words[0]);
    const int fired = state ? times_fired(*state, words[1]).value_or(0) : 0;
    seen_ = fmt::format("{} times", fired);
    return fired > 0 && (words.size() < 3 || fmt::format("{}", fired) == words[2]) ? Progress::done
                                                                                   : Progress::waiting;
}

Player::Progress Player::expect_count(const Line& line) {
    const auto words = split(line.words.plain());
    const auto state = sandbox_.state(words[0]);
    const auto entries = state ? entries_in(*state, words[1]) : std::nullopt;
    seen_ = entries ? fmt::format("{}", *entries) : "no such list";
    return seen_ == words[2] ? Progress::done : Progress::waiting;
}

Player::Progress Player::expect_paper(const Line& line) {
    const auto state = sandbox_.state("printer");
    const auto paper = state ? newest_paper(*state) : std::unexpected(state.error());
    seen_ = paper ? *paper : paper.error().detail;
    return paper && paper->contains(line.words.plain()) ? Progress::done : Progress::waiting;
}

Player::Progress Player::expect_forgotten(const Line& line) {
    const auto places = places_in_memory(line.words);
    places_ = places.value_or(std::vector<Veiled>{});
    seen_ = places ? fmt::format("it in {} places", places->size()) : places.error().detail;
    return places && (places->empty() || !wipes) ? Progress::done : Progress::waiting;
}

void Player::fail_with(const std::string& why, ui::Shell& shell) {
    const Line& line = lines_[next_];
    failure_ = fmt::format("{}: {} {}: {}", line.where(), name(line.verb), line.words.plain(), why);
    static_cast<void>(ui::write_png(shell.window().canvas(), out_ / "failure.png"));
    std::ofstream texts(out_ / "failure.txt");
    texts << failure_ << "\npage: " << shell.registry().page() << "\n\n";
    for (const auto& text : shell.registry().texts()) {
        texts << text << "\n";
    }
    texts << "\n";
    for (const auto& place : places_) {
        texts << place.plain() << "\n";
    }
}

}  // namespace kiosk::player
