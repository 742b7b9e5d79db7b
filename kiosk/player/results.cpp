#include "kiosk/player/results.h"

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

/// Copies the sandbox's record of a part and adds pictures of the PDFs in it.
Result<void> copy_record(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (!std::filesystem::is_directory(from)) {
        return {};
    }
    std::error_code error;
    std::filesystem::copy(
        from, to,
        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing, error);
    if (error) {
        return fail(ErrorCode::store_io, fmt::format("copy {}: {}", from.string(), error.message()));
    }
    return {};
}

Result<void> picture_pdfs(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder)) {
        return {};
    }
    constexpr auto screen_resolution =
        "80";  // dpi: a whole A4 page fits a screen and 10 pt can still be read.
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() == ".pdf") {
            auto picture = file.path();
            picture.replace_extension();
            if (const auto made = output_of(
                    {"pdftoppm", "-r", screen_resolution, "-png", file.path().string(), picture.string()});
                !made) {
                return std::unexpected(made.error());
            }
        }
    }
    return {};
}

nlohmann::ordered_json tour_of(const Player& player, const Figures& figures) {
    nlohmann::ordered_json steps = nlohmann::ordered_json::array();
    for (const auto& played : player.played()) {
        steps.push_back({{"at", played.where},
                         {"page", played.page},
                         {"verb", played.verb},
                         {"words", played.words},
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
