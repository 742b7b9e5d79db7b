// kiosk-sandbox: the world outside the kiosk in one program. See README.md.
#include <fmt/core.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <algorithm>
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "drivers/sandbox/control.h"
#include "drivers/sandbox/escl.h"
#include "drivers/sandbox/portal.h"
#include "drivers/sandbox/printers.h"

namespace {

using kiosk::Result;
using kiosk::sandbox::Part;
using Json = nlohmann::json;

struct Options {
    std::filesystem::path folder;
    std::filesystem::path ports_file;
    int ready_fd = -1;
    bool die_with_parent = false;
    int control_port = 0;
    int portal_port = 0;
    int scanner_port = 0;
    int printer_port = 0;
    int receipt_port = 0;
    std::vector<std::string> only;
};

struct ControlOptions {
    std::filesystem::path ports_file;
    std::string part;
    std::string verb;
    std::vector<std::string> args;
};

int complain(const kiosk::Error& error) {
    fmt::print(stderr, "kiosk-sandbox: {}\n", error.detail);
    return 1;
}

Result<std::vector<std::unique_ptr<Part>>> make_parts(const Options& options) {
    using namespace kiosk::sandbox;
    auto ours = make_portal_and_bank({options.folder, options.portal_port});
    if (!ours) {
        return std::unexpected(ours.error());
    }
    std::vector<std::unique_ptr<Part>> parts;
    // The bank uses the portal's store, and a vector is emptied from its front.
    parts.push_back(std::move(ours->bank));
    parts.push_back(std::move(ours->portal));
    parts.push_back(make_scanner_part({options.scanner_port}));
    parts.push_back(make_printer_part({options.folder / "printer", options.printer_port}));
    parts.push_back(make_receipt_part({options.folder / "receipt", options.receipt_port}));
    std::erase_if(parts, [&](const auto& part) {
        const auto wanted = [&](std::string_view name) {
            return options.only.empty() || std::ranges::find(options.only, name) != options.only.end();
        };
        return !wanted(part->name()) && !(part->name() == "portal" && wanted("bank"));
    });
    return parts;
}

// What a kiosk's configuration needs to know, and nothing that changes while running.
Json ports_of(const std::vector<std::unique_ptr<Part>>& parts, int control_port) {
    Json ports{
        {"control", {{"port", control_port}, {"url", fmt::format("http://127.0.0.1:{}", control_port)}}}};
    for (const auto& part : parts) {
        const Json state = part->state();
        auto& entry = ports[std::string(part->name())] = Json::object();
        for (const char* member : {"port", "uri", "url", "base_url", "ca_file", "device_id", "secret_file"}) {
            if (state.contains(member)) {
                entry[member] = state[member];
            }
        }
    }
    return ports;
}

// The file appears whole: whoever waits for it may read it at once.
bool announce(const Options& options, const Json& ports) {
    const auto text = ports.dump(2) + "\n";
    if (!options.ports_file.empty()) {
        auto unfinished = options.ports_file;
        unfinished += ".part";
        std::ofstream file(unfinished);
        file << text;
        file.close();
        std::error_code error;
        std::filesystem::rename(unfinished, options.ports_file, error);
        if (file.fail() || error) {
            return false;
        }
    }
    if (options.ready_fd >= 0) {
        const auto written = ::write(options.ready_fd, text.data(), text.size());
        ::close(options.ready_fd);
        return written == static_cast<ssize_t>(text.size());
    }
    return true;
}

int serve(const Options& options, const sigset_t& ends) {
    std::error_code error;
    std::filesystem::create_directories(options.folder, error);
    const auto parts = make_parts(options);
    if (!parts) {
        return complain(parts.error());
    }
    std::vector<Part*> known;
    for (const auto& part : *parts) {
        if (const auto started = part->start(); !started) {
            return complain(started.error());
        }
        known.push_back(part.get());
    }
    kiosk::sandbox::ControlServer control(known, options.folder);
    if (const auto opened = control.open(options.control_port); !opened) {
        return complain(opened.error());
    }
    if (!announce(options, ports_of(*parts, control.port()))) {
        return complain({kiosk::ErrorCode::file_unreadable, "cannot tell the ports"});
    }
    if (options.ports_file.empty() && options.ready_fd < 0) {
        fmt::print("{}\n", ports_of(*parts, control.port()).dump(2));
        std::fflush(stdout);
    }
    int signal = 0;
    sigwait(&ends, &signal);
    control.close();
    for (auto* part : known) {
        part->stop();
    }
    return 0;
}

int run(Options options) {
    if (options.folder.empty()) {
        std::string name = (std::filesystem::temp_directory_path() / "kiosk-sandbox-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            return complain({kiosk::ErrorCode::file_unreadable, "no temporary folder"});
        }
        options.folder = name;
    }
    options.folder = std::filesystem::absolute(options.folder);
    // Before the first thread, so that every thread leaves these signals to sigwait().
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    const auto parent = ::getppid();
    // The parent may have died between its fork and this line; then nobody will tell us.
    if (options.die_with_parent &&
        (::prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || ::getppid() != parent || parent == 1)) {
        return 1;
    }
    return serve(options, ends);
}

Result<std::string> control_url(const std::filesystem::path& ports_file) {
    std::ifstream file(ports_file);
    const Json ports = Json::parse(file, nullptr, /*allow_exceptions=*/false);
    if (!ports.is_object() || !ports.contains("control")) {
        return kiosk::fail(kiosk::ErrorCode::file_unreadable, "no ports in " + ports_file.string());
    }
    return ports["control"].value("url", "");
}

int tell(const ControlOptions& options) {
    const auto url = control_url(options.ports_file);
    if (!url) {
        return complain(url.error());
    }
    const auto answer = options.verb.empty()
                            ? kiosk::sandbox::ask_state(*url, options.part)
                            : kiosk::sandbox::call_control(*url, options.part, options.verb, options.args);
    if (!answer) {
        return complain(answer.error());
    }
    fmt::print("{}\n", answer->dump(2));
    return 0;
}

}  // namespace

int main(int count, char** values) {
    CLI::App app{"The world outside the kiosk: portal, bank, scanner, printers."};
    Options options;
    ControlOptions control;
    app.add_option("--dir", options.folder,
                   "Where everything received is kept; a new temporary folder otherwise");
    app.add_option("--ports-file", options.ports_file, "Written, whole, when everything is up");
    app.add_option("--ready-fd", options.ready_fd, "The same JSON to this descriptor, which is then closed");
    app.add_flag("--die-with-parent", options.die_with_parent, "End when the starting process ends");
    app.add_option("--control-port", options.control_port, "0 chooses one, as for every port");
    app.add_option("--portal-port", options.portal_port);
    app.add_option("--scanner-port", options.scanner_port);
    app.add_option("--printer-port", options.printer_port);
    app.add_option("--receipt-port", options.receipt_port);
    app.add_option("--only", options.only, "Start these parts alone: portal bank scanner printer receipt")
        ->delimiter(',');
    auto* verb = app.add_subcommand("control", "Carry out a verb of a running sandbox");
    verb->add_option("part", control.part)->required();
    verb->add_option("verb", control.verb)->required();
    verb->add_option("args", control.args);
    verb->add_option("--ports-file", control.ports_file)->required();
    auto* state = app.add_subcommand("state", "What a running sandbox, or one part of it, says about itself");
    state->add_option("part", control.part);
    state->add_option("--ports-file", control.ports_file)->required();
    CLI11_PARSE(app, count, values);
    return verb->parsed() || state->parsed() ? tell(control) : run(options);
}
