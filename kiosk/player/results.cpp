#include "kiosk/player/results.h"

#include <cctype>
#include <fstream>

#include <fmt/format.h>
#include <generated/events.h>
#include <nlohmann/json.hpp>

#include "drivers/sqlite/open_store.h"

namespace kiosk::player {

namespace {

/// The value in KiB of a line such as "Pss:   1234 kB".
long kib_of(const char* file, std::string_view key) {
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with(key)) {
            return std::stol(line.substr(key.size()));
        }
    }
    return 0;
}

Result<void> write_text(const std::filesystem::path& file, const std::string& text) {
    std::ofstream stream(file);
    stream << text;
    stream.close();
    return stream ? Result<void>() : fail(ErrorCode::store_io, "cannot write " + file.string());
}

Result<void> write_events(const std::filesystem::path& file, const std::filesystem::path& store_file) {
    const auto store = open_store(store_file);
    if (!store) {
        return failed("open the store again", store.error());
    }
    const auto count = (*store)->verify_events();
    if (!count) {
        return failed("verify the event log", count.error());
    }
    const auto rows = (*store)->events(1, static_cast<int>(*count));
    if (!rows) {
        return failed("read the event log", rows.error());
    }
    std::string text;
    for (const auto& row : *rows) {
        text += json_line(row, logged::all_kinds()) + "\n";
    }
    return write_text(file, text);
}

/// What the sandbox keeps for itself: uploads under way, spool, logs, steering.
bool is_for_the_reader(const std::filesystem::directory_entry& entry) {
    const auto name = entry.path().filename().string();
    return name.starts_with("job-") ||
           (entry.is_directory() && entry.path().parent_path().filename() == "portal" && name != "parts");
}

/// Copies what a part received. A part that received nothing leaves no folder.
Result<void> copy_record(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (!std::filesystem::is_directory(from)) {
        return {};
    }
    for (const auto& entry : std::filesystem::directory_iterator(from)) {
        if (!is_for_the_reader(entry)) {
            continue;
        }
        std::error_code error;
        std::filesystem::create_directories(to, error);
        std::filesystem::copy(entry, to / entry.path().filename(), std::filesystem::copy_options::recursive,
                              error);
        if (error) {
            return fail(ErrorCode::store_io,
                        fmt::format("copy {}: {}", entry.path().string(), error.message()));
        }
    }
    return {};
}

/// Pictures of the PDFs in a folder, next to them.
Result<void> picture_pdfs(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder)) {
        return {};
    }
    constexpr auto screen_resolution =
        "100";  // dpi: a whole A4 page fits a screen and 9 pt can still be read.
    std::vector<std::filesystem::path> papers;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() == ".pdf") {
            papers.push_back(file.path());
        }
    }
    for (const auto& paper : papers) {
        auto picture = paper;
        picture.replace_extension();
        if (const auto made =
                output_of({"pdftoppm", "-r", screen_resolution, "-png", paper.string(), picture.string()});
            !made) {
            return std::unexpected(made.error());
        }
    }
    return {};
}

nlohmann::ordered_json tour_of(const Player& player, const Figures& figures) {
    nlohmann::ordered_json steps = nlohmann::ordered_json::array();
    for (const auto& played : player.played()) {
        steps.push_back({{"at", played.line.where()},
                         {"page", played.page},
                         {"verb", name(played.line.verb)},
                         {"words", played.line.words.plain()},
                         {"ms", played.lasted.count()}});
    }
    return {{"passed", player.failure().empty()},
            {"failure", player.failure()},
            {"first_picture_ms", figures.first_picture.count()},
            {"idle_pss_kib", figures.idle_pss_kib},
            {"peak_rss_kib", figures.peak_rss_kib},
            {"steps", steps}};
}

}  // namespace

long pss_kib() {
    return kib_of("/proc/self/smaps_rollup", "Pss:");
}

long peak_rss_kib() {
    return kib_of("/proc/self/status", "VmHWM:");
}

Result<void> clear_results(const std::filesystem::path& out) {
    std::error_code error;
    std::filesystem::create_directories(out, error);
    if (error) {
        return fail(ErrorCode::store_io, fmt::format("make {}: {}", out.string(), error.message()));
    }
    for (const auto* ours : {"portal", "printer", "receipt", "bank.json", "events.jsonl", "tour.json",
                             "failure.png", "failure.txt"}) {
        std::filesystem::remove_all(out / ours, error);
    }
    std::vector<std::filesystem::path> shots;
    for (const auto& file : std::filesystem::directory_iterator(out)) {
        const auto name = file.path().filename().string();
        if (name.size() > 3 && std::isdigit(static_cast<unsigned char>(name[0])) != 0 && name.contains('-') &&
            name.ends_with(".png")) {
            shots.push_back(file.path());
        }
    }
    for (const auto& shot : shots) {
        std::filesystem::remove(shot, error);
    }
    return {};
}

Result<void> leave_results(const std::filesystem::path& out, const Player& player,
                           const SandboxClient& sandbox, const std::filesystem::path& sandbox_dir,
                           const std::filesystem::path& store_file, const Figures& figures) {
    Result<void> result = write_text(out / "tour.json", tour_of(player, figures).dump(2) + "\n");
    const auto also = [&](const Result<void>& next) {
        if (result && !next) {
            result = next;
        }
    };
    also(write_events(out / "events.jsonl", store_file));
    const auto bank = sandbox.state("bank");
    also(bank ? write_text(out / "bank.json", *bank) : Result<void>(std::unexpected(bank.error())));
    for (const auto* part : {"portal", "printer", "receipt"}) {
        also(copy_record(sandbox_dir / part, out / part));
    }
    also(picture_pdfs(out / "printer"));
    return result;
}

}  // namespace kiosk::player
