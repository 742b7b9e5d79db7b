// The search box over the whole national catalogue, and the loading of ours: both are felt by the citizen.
#include <benchmark/benchmark.h>

#include <array>
#include <string>

#include "src/catalog/search.h"
#include "tests/support/assets.h"

namespace {

using namespace kiosk;

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

void search_each_key(benchmark::State& state) {
    static const SearchIndex index = national_index();
    constexpr std::array<std::string_view, 3> queries{"dang ky khia sinh", "9.1023",
                                                      "chungthuc ban sao giay to"};
    const std::string_view query = queries.at(static_cast<std::size_t>(state.range(0)));
    std::size_t keys = 0;
    for (auto _ : state) {
        for (std::size_t typed = 1; typed <= query.size(); ++typed) {
            benchmark::DoNotOptimize(index.find(query.substr(0, typed), 20));
            ++keys;
        }
    }
    // Seconds of computing for each key typed; the limit is 3 ms.
    state.counters["per_key"] = benchmark::Counter(static_cast<double>(keys),
                                                   benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.SetLabel(std::string(query));
}
BENCHMARK(search_each_key)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

void load_catalogue(benchmark::State& state) {
    const auto files = test::read_assets();
    for (auto _ : state) {
        benchmark::DoNotOptimize(Catalog::load(files));
    }
}
BENCHMARK(load_catalogue)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
