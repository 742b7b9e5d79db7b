// Plays a scenario on the running kiosk, one line after the other, each when the screen before it has
// settled.
#pragma once

#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app.h"
#include "kiosk/player/sandbox_client.h"
#include "kiosk/player/scenario.h"
#include "kiosk/player/typist.h"

namespace kiosk::player {

/// One played line, for tour.json.
struct Played {
    Line line;
    std::string page;  ///< The screen on which it was played.
    std::chrono::milliseconds lasted{};
};

class Player : public Companion {
  public:
    Player(std::vector<Line> lines, std::filesystem::path out, SandboxClient sandbox,
           std::function<void()> done);

    [[nodiscard]] std::optional<std::chrono::milliseconds> after_picture(const Flow& flow,
                                                                         ui::Shell& shell) override;

    void heard(const std::vector<std::string>& words) override;

    [[nodiscard]] const std::vector<Played>& played() const { return played_; }
    /// What went wrong; empty when the scenario was played to its end.
    [[nodiscard]] const std::string& failure() const { return failure_; }

  private:
    enum class Progress { done, waiting, acted };  ///< `acted`: look at the next picture before going on.

    [[nodiscard]] Progress play(const Line& line, ui::Shell& shell);
    [[nodiscard]] Progress play_outside(const Line& line, ui::Shell& shell);
    [[nodiscard]] Progress tap_on_some_sheet(ui::Shell& shell, std::optional<ui::Point> point);
    [[nodiscard]] Progress tap(ui::Shell& shell, std::optional<ui::Point> point);
    [[nodiscard]] Progress press(ui::Key key, ui::Shell& shell);
    [[nodiscard]] Progress press_named(const std::string& name, ui::Shell& shell);
    [[nodiscard]] Progress key_to(const std::string& words, ui::Shell& shell);
    [[nodiscard]] Progress type(const Line& line, ui::Shell& shell);
    [[nodiscard]] Progress hear(const std::string& words);
    [[nodiscard]] Progress shoot(const Line& line, ui::Shell& shell);
    [[nodiscard]] Progress call_sandbox(const Line& line, ui::Shell& shell);
    [[nodiscard]] Progress expect_count(const Line& line);
    [[nodiscard]] Progress expect_fired(const Line& line);
    [[nodiscard]] Progress expect_paper(const Line& line);
    [[nodiscard]] Progress expect_forgotten(const Line& line);
    void fail_with(const std::string& why, ui::Shell& shell);

    std::vector<Line> lines_;
    std::filesystem::path out_;
    SandboxClient sandbox_;
    std::function<void()> done_;

    std::size_t next_ = 0;
    Uptime line_began_{};
    bool line_running_ = false;
    std::deque<KeyStroke> keys_;  ///< Of the running `type`.
    std::string last_touched_;
    Uptime last_touch_{};
    ui::Key last_key_ = ui::Key::none;
    Uptime last_key_at_{};
    int shots_ = 0;
    std::vector<Veiled> heard_;  ///< Since the last touch.
    std::vector<Played> played_;
    std::string seen_;            ///< What a waiting line last saw instead of what it wants.
    std::vector<Veiled> places_;  ///< Where `expect_forgotten` last found its words.
    std::string failure_;
};

}  // namespace kiosk::player
