// The kiosk: one citizen after another, until it is told to stop.
#include <iostream>

#include <CLI/CLI.hpp>

#include "drivers/system/process.h"
#include "kiosk/app.h"

int main(int argc, char** argv) {
    kiosk::AppOptions options;
    bool check = false;
    bool windowed = false;
    bool fullscreen = false;
    bool first_picture = false;
    CLI::App command("The self-service kiosk of the commune hall.");
    command.add_option("--config", options.config, "The kiosk.toml of this machine")
        ->default_val("/etc/kiosk/kiosk.toml");
    command.add_flag("--check", check,
                     "Check configuration, catalogue and texts, say what is wrong, and end");
    auto* in_window =
        command.add_flag("--windowed", windowed, "In a window, whatever the configuration says");
    command.add_flag("--fullscreen", fullscreen, "On the whole screen")->excludes(in_window);
    command.add_flag("--first-picture", first_picture, "Show the first picture, say how long it took, and end");
    command.set_version_flag("--version", KIOSK_VERSION);
    CLI11_PARSE(command, argc, argv);

    options.helper = kiosk::program_folder() / "kiosk-device";
    if (windowed || fullscreen) {
        options.mode = windowed ? kiosk::ui::WindowMode::windowed : kiosk::ui::WindowMode::fullscreen;
    }
    if (check) {
        const auto checked = kiosk::App::check(options.config);
        std::cout << (checked ? "Everything is in order." : checked.error().detail) << std::endl;
        return checked ? 0 : 1;
    }
    auto app = kiosk::App::open(options);
    if (!app) {
        std::cerr << app.error().detail << std::endl;
        return 1;
    }
    if (first_picture) {
        (*app)->show_first_picture();
        std::cout << (*app)->first_picture_after().count() << " ms from the start of the program to the first picture"
                  << std::endl;
        return 0;
    }
    (*app)->run();
    return 0;
}
