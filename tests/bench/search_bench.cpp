// The search box over the whole national catalogue, and the loading of ours: both are felt by the citizen.
#include <array>
#include <cstdlib>
#include <string>

#include "src/catalog/search.h"
#include "tests/bench/numbers.h"
#include "tests/support/assets.h"

namespace {

using namespace kiosk;
using Clock = std::chrono::steady_clock;

/// A search that finds nothing would be fast.
bool nothing_found = false;

/// Procedures of the national portal in September 2026.
constexpr std::uint32_t national = 5'741;

/// Names as long and as alike as the real ones: words of our 72, mixed anew by a fixed rule.
SearchIndex national_index() {
    std::vector<std::string> words;
    for (const Procedure& procedure : test::catalog().procedures()) {
        std::size_t from = 0;
        const std::string& name = procedure.name.vi;
        while (from < name.size()) {
            const std::size_t end = std::min(name.find(' ', from), name.size());
            words.push_back(name.substr(from, end - from));
            from = end + 1;
        }
    }
    SearchIndex index;
    std::uint32_t random = 12'345;
    const auto next = [&random] { return random = random * 1'664'525U + 1'013'904'223U, random >> 8U; };
    for (std::uint32_t entry = 0; entry < national; ++entry) {
        std::string name;
        for (int word = 0; word < 14; ++word) {
            name +=
                words[next() % words.size()] + (next() % 3 == 0 ? std::to_string(next() % 500) : "") + ' ';
        }
        index.add(entry, "9." + std::to_string(100'000 + entry), 9);
        index.add(entry, name, 4);
    }
    index.finish();
    return index;
}

void search_each_key(const SearchIndex& index) {
    constexpr std::array<std::string_view, 3> queries{"dang ky khia sinh", "9.1023",
                                                      "chungthuc ban sao giay to"};
    constexpr int times = 15;
    bench::Samples samples;
    for (const std::string_view query : queries) {
        for (std::size_t typed = 1; typed <= query.size(); ++typed) {
            // The median of a key: what else the machine does is no part of it.
            bench::Samples key;
            for (int i = 0; i < times; ++i) {
                const auto start = Clock::now();
                const auto found = index.find(query.substr(0, typed), 20);
                key.add(Clock::now() - start);
                nothing_found = nothing_found || (typed < 4 && found.empty());
            }
            samples.add(key.at(0.5));
        }
    }
    bench::print_row("search in 5,741 procedures, each key", samples, "ms", {.max = 3.0});
}

void load_catalogue() {
    const auto files = test::read_assets();
    constexpr int times = 20;
    bench::Samples samples;
    for (int i = 0; i < times; ++i) {
        const auto start = Clock::now();
        const auto catalog = Catalog::load(files);
        samples.add(Clock::now() - start);
        nothing_found = nothing_found || !catalog;
    }
    bench::print_row("catalogue loaded and checked", samples, "ms", {});
}

}  // namespace

int main() {
    search_each_key(national_index());
    load_catalogue();
    return nothing_found ? EXIT_FAILURE : EXIT_SUCCESS;
}
