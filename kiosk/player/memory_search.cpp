#include "kiosk/player/memory_search.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <span>
#include <sstream>

namespace kiosk::player {

namespace {

/// Large enough that system calls do not matter, small enough to stay unnoticed beside what it searches.
constexpr std::size_t window_size = std::size_t{1} << 20U;
/// How much of the neighbourhood is told: enough to recognise a structure by.
constexpr std::size_t neighbourhood = 48;

struct Mapping {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    std::string name;
};

std::vector<Mapping> writable_mappings() {
    std::vector<Mapping> mappings;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::istringstream words(line);
        Mapping mapping;
        std::string rights;
        std::string skipped;
        char dash = 0;
        words >> std::hex >> mapping.begin >> dash >> mapping.end >> rights >> skipped >> skipped >> skipped;
        std::getline(words >> std::ws, mapping.name);
        // More than a kiosk ever has is only set aside: the shadow of a sanitizer.
        constexpr std::uintptr_t most = std::uintptr_t{1} << 30;
        if (rights.starts_with("rw") && mapping.end - mapping.begin < most) {
            mappings.push_back(std::move(mapping));
        }
    }
    return mappings;
}

/// The neighbourhood with dots for what is no letter; stays veiled throughout.
Veiled told(const std::string& where, std::span<const char> veiled) {
    std::string text;
    for (const char each : veiled) {
        const auto letter = static_cast<unsigned char>(each ^ Veiled::veil);
        text += letter < ' ' ? static_cast<char>('.' ^ Veiled::veil) : each;
    }
    return Veiled::of_veiled(Veiled((where.empty() ? "allocated" : where) + ": ").veiled() + text);
}

/// The window, mapped by itself so that the search can leave it out.
class Window {
  public:
    Window()
        : memory_(mmap(nullptr, window_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {}
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window() { munmap(memory_, window_size); }

    [[nodiscard]] std::span<char> bytes() const { return {static_cast<char*>(memory_), window_size}; }
    [[nodiscard]] std::uintptr_t begin() const { return reinterpret_cast<std::uintptr_t>(memory_); }

  private:
    void* memory_;
};

class Search {
  public:
    Search(int memory, const std::string& veiled) : memory_(memory), veiled_(veiled) {}

    void through(const Mapping& mapping) {
        // The kernel joins neighbouring mappings: the window may lie inside a larger one.
        through(mapping.begin, std::clamp(window_.begin(), mapping.begin, mapping.end), mapping.name);
        through(std::clamp(window_.begin() + window_size, mapping.begin, mapping.end), mapping.end,
                mapping.name);
    }

    [[nodiscard]] std::vector<Veiled> places() && { return std::move(places_); }

  private:
    void through(std::uintptr_t begin, std::uintptr_t end, const std::string& name) {
        const std::size_t overlap = veiled_.size() - 1;
        while (begin + veiled_.size() <= end) {
            const auto window = window_.bytes().first(std::min(window_size, end - begin));
            const ssize_t got = pread(memory_, window.data(), window.size(), static_cast<off_t>(begin));
            if (got <= static_cast<ssize_t>(overlap)) {
                return;  // Not there any more, or not readable.
            }
            const auto read = window.first(static_cast<std::size_t>(got));
            for (char& each : read) {
                each = static_cast<char>(each ^ Veiled::veil);
            }
            note(read, name);
            begin += read.size() - overlap;
        }
    }

    void note(std::span<char> read, const std::string& name) {
        for (auto found = std::ranges::search(read, veiled_).begin(); found != read.end();
             found = std::search(found + 1, read.end(), veiled_.begin(), veiled_.end())) {
            const auto at = static_cast<std::size_t>(found - read.begin());
            const std::size_t from = at > neighbourhood ? at - neighbourhood : 0;
            const std::size_t to = std::min(read.size(), at + veiled_.size() + neighbourhood);
            places_.push_back(told(name, read.subspan(from, to - from)));
        }
    }

    int memory_;
    const std::string& veiled_;
    Window window_;
    std::vector<Veiled> places_;
};

}  // namespace

Result<std::vector<Veiled>> places_in_memory(const Veiled& words) {
    const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    if (memory < 0) {
        return fail(ErrorCode::file_unreadable, "cannot read this process's own memory");
    }
    Search search(memory, words.veiled());
    for (const auto& mapping : writable_mappings()) {
        search.through(mapping);
    }
    close(memory);
    return std::move(search).places();
}

}  // namespace kiosk::player
