// The program: one loop that waits, tells the flow what happened, has the effects carried out, and draws.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/effects.h"
#include "kiosk/guide.h"
#include "kiosk/page_textures.h"
#include "kiosk/screens/screens.h"
#include "kiosk/ui/shell.h"
#include "src/catalog/catalog.h"
#include "src/config/config.h"
#include "src/flow/flow.h"
#include "src/job/mailbox.h"

namespace kiosk {

struct AppOptions {
    std::filesystem::path config;
    std::filesystem::path helper;        ///< The program kiosk-device.
    std::optional<ui::WindowMode> mode;  ///< Overrides the configuration.
};

/// Somebody who looks over the citizen's shoulder after each picture: the scenario player. Production has
/// none.
class Companion {
  public:
    virtual ~Companion() = default;
    /// Called when the screen has settled. May inject input; answers when to be called again at the latest.
    [[nodiscard]] virtual std::optional<std::chrono::milliseconds> after_picture(const Flow& flow,
                                                                                 ui::Shell& shell) = 0;
    /// What the voice says now, in words.
    virtual void heard(const std::vector<std::string>& words) = 0;
};

class App {
  public:
    /// Reads configuration, catalogue and texts as open() would, and opens nothing.
    [[nodiscard]] static Result<void> check(const std::filesystem::path& config);
    /// Everything checked and opened, the window up. Errors name what is wrong and where.
    [[nodiscard]] static Result<std::unique_ptr<App>> open(const AppOptions& options);
    ~App();

    /// Part of run(); on its own for measuring.
    void show_first_picture();
    /// Runs until the window is closed or quit() is called.
    void run(Companion* companion = nullptr);
    void quit() { quitting_ = true; }

    /// From the first instruction of the program to the first picture on the screen.
    [[nodiscard]] std::chrono::milliseconds first_picture_after() const { return first_picture_; }

  private:
    App() = default;
    void tick();
    void take(const Event& event);
    void show(bool touched = false);
    void tell(bool touched);
    [[nodiscard]] std::optional<std::chrono::milliseconds> until_something_is_due() const;
    void begin_step();

    std::filesystem::path runtime_dir_;
    Config config_;
    std::optional<Catalog> catalog_;
    std::optional<ui::Texts> texts_;
    std::unique_ptr<ui::Shell> shell_;
    std::unique_ptr<Mailbox> mailbox_;
    std::unique_ptr<Effects> effects_;
    std::unique_ptr<PageTextures> textures_;
    std::unique_ptr<Guide> guide_;  ///< None where the kiosk is silent.
    std::unique_ptr<Flow> flow_;

    std::size_t shown_step_ = 0;
    bool session_ended_ = false;
    bool warned_ = false;  ///< The question whether anybody is there was rung for.
    Companion* companion_ = nullptr;
    bool quitting_ = false;
    std::chrono::milliseconds first_picture_{};
};

}  // namespace kiosk
