// The kiosk with somebody at it: plays a scenario and leaves what happened in a folder. See README.md.
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "drivers/system/load_config.h"
#include "drivers/system/process.h"
#include "kiosk/app.h"
#include "kiosk/player/player.h"
#include "kiosk/player/results.h"

namespace {

namespace fs = std::filesystem;
using namespace kiosk;  // NOLINT(google-build-using-namespace): a main file.

int complain(const std::string& what) {
    std::cerr << what << std::endl;
    return EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
    AppOptions options;
    fs::path scenario;
    fs::path out;
    fs::path ports_file;
    bool window = false;
    CLI::App command("Plays a scenario on the kiosk.");
    command.add_option("--config", options.config, "The kiosk.toml to run with")->required();
    command.add_option("--scenario", scenario, "The scenario")->required();
    command.add_option("--out", out, "Folder for pictures and papers")->required();
    command.add_option("--ports-file", ports_file, "Where the sandbox wrote its ports")->required();
    command.add_flag("--window", window, "Show it in a window instead of playing without a display");
    CLI11_PARSE(command, argc, argv);

    if (!window) {
        setenv("SDL_VIDEODRIVER", "dummy", 0);
    }
    options.mode = ui::WindowMode::windowed;
    options.helper = program_folder() / "kiosk-device";
    if (const auto cleared = player::clear_results(out); !cleared) {
        return complain(cleared.error().detail);
    }
    const auto config = load_config(options.config);
    auto lines = player::read_scenario(fs::absolute(scenario));
    if (!config || !lines) {
        return complain(config ? lines.error().detail : config.error().detail);
    }

    const player::SandboxClient sandbox(program_folder() / "kiosk-sandbox", ports_file);
    player::Figures figures;
    std::unique_ptr<App> app;
    player::Player player(std::move(*lines), out, sandbox, [&] { app->quit(); });
    {
        auto opened = App::open(options);
        if (!opened) {
            return complain(opened.error().detail);
        }
        app = std::move(*opened);
    }
    figures.idle_pss_kib = player::pss_kib();
    app->run(&player);
    figures.first_picture = app->first_picture_after();
    figures.peak_rss_kib = player::peak_rss_kib();
    app.reset();

    const auto left =
        player::leave_results(out, player, sandbox, fs::absolute(ports_file).parent_path() / "sandbox",
                              config->paths.data / "kiosk.sqlite", figures);
    if (!player.failure().empty()) {
        return complain(player.failure());
    }
    if (!left) {
        return complain(left.error().detail);
    }
    std::cout << fmt::format("{}: {} steps, all as expected", scenario.stem().string(),
                             player.played().size())
              << std::endl;
    return EXIT_SUCCESS;
}
