#include "drivers/emrtd/read_chip.h"

#include <fmt/format.h>

#include <algorithm>

#include "drivers/emrtd/chip_authentication.h"
#include "drivers/emrtd/files.h"
#include "src/identity/lds.h"
#include "src/identity/tlv.h"

namespace kiosk::emrtd {
namespace {

constexpr int portrait_group = 2;
constexpr int infos_group = 14;
constexpr int key_group = 15;

// A portrait has about 15 kB and a security object 2 kB; everything else is words. What says it is longer is
// no identity card.
constexpr std::size_t largest_portrait = 64U << 10U;
constexpr std::size_t largest_security_object = 16U << 10U;
constexpr std::size_t largest_words = 8U << 10U;

// Until a file has said how long it is: what cards usually have.
constexpr std::size_t usual_portrait = 15'000;
constexpr std::size_t usual_security_object = 2'000;
constexpr std::size_t usual_words = 400;

class Reading {
  public:
    Reading(CardPort& port, const ReadOrder& order) : channel_(port), order_(order) { expect(wanted()); }

    Result<ChipContents> run() {
        if (const auto opened = open(); !opened) {
            return std::unexpected(opened.error());
        }
        if (const auto read = read_files(); !read) {
            return std::unexpected(read.error());
        }
        const auto hashes = check_security_object(contents_.security_object, order_.authorities, order_.now);
        contents_.proof.data = check_groups(hashes, contents_.groups);
        const auto chip = prove_key(hashes);
        if (!chip) {
            return std::unexpected(chip.error());
        }
        contents_.proof.chip = *chip;
        contents_.commands = channel_.commands();
        return std::move(contents_);
    }

  private:
    Result<std::optional<Bytes>> read(std::uint8_t id, std::size_t largest, std::size_t usual) {
        const auto expected = std::ranges::find(expected_, id);
        if (expected != expected_.end()) {
            expected_.erase(expected);
            to_come_ -= usual;
        }
        return read_file(channel_, {id, largest}, [this](std::size_t arrived, std::size_t left) {
            read_ += arrived;
            order_.progress(read_, read_ + left + to_come_);
        });
    }

    Result<void> open() {
        const auto access_file = read(card_access_file, largest_words, 0);
        if (!access_file) {
            return std::unexpected(access_file.error());
        }
        if (*access_file) {
            const auto infos = parse_security_infos(**access_file);
            if (infos && !infos->pace.empty()) {
                const auto done = run_pace(channel_, infos->pace.front(), order_.key, order_.random);
                return done ? select_application(channel_) : done;
            }
        }
        contents_.access = Access::bac;
        const auto selected = select_application(channel_);
        return selected ? run_bac(channel_, order_.key, order_.random) : selected;
    }

    Result<void> read_files() {
        const auto common = read(common_file, largest_words, 0);
        if (!common) {
            return std::unexpected(common.error());
        }
        const auto listed = *common ? parse_com(**common) : Result<std::vector<int>>(std::vector<int>());
        if (!listed) {
            return std::unexpected(listed.error());
        }
        auto there = wanted();
        std::erase_if(there, [&](int group) { return std::ranges::find(*listed, group) == listed->end(); });
        expect(there);
        auto object = read(security_object_file, largest_security_object, usual_security_object);
        if (!object) {
            return std::unexpected(object.error());
        }
        if (!*object) {
            return fail(ErrorCode::chip_broken, "no security object");
        }
        contents_.security_object = std::move(**object);
        for (const int group : there) {
            if (const auto done = read_group(group); !done) {
                return done;
            }
        }
        return {};
    }

    /// What was asked for, and what proves it.
    [[nodiscard]] std::set<int> wanted() const {
        auto groups = order_.groups;
        groups.insert({infos_group, key_group});
        return groups;
    }

    void expect(const std::set<int>& groups) {
        expected_.assign(groups.begin(), groups.end());
        expected_.push_back(security_object_file);
        to_come_ = usual_security_object;
        for (const int group : groups) {
            to_come_ += group == portrait_group ? usual_portrait : usual_words;
        }
    }

    Result<void> read_group(int group) {
        const bool portrait = group == portrait_group;
        auto file = read(static_cast<std::uint8_t>(group), portrait ? largest_portrait : largest_words,
                         portrait ? usual_portrait : usual_words);
        if (!file) {
            return std::unexpected(file.error());
        }
        if (!*file) {
            return {};
        }
        if ((*file)->front() != data_group_tag(group)) {
            return fail(ErrorCode::chip_broken, fmt::format("data group {}: another file's tag", group));
        }
        contents_.groups.emplace(group, std::move(**file));
        return {};
    }

    /// A key that was signed for and cannot be found is a copy's way out of being asked.
    Result<ChipProof> prove_key(const SignedHashes& hashes) {
        for (const int group : {infos_group, key_group}) {
            if (hashes.hashes.contains(group) && !contents_.groups.contains(group)) {
                return ChipProof::key_missing;
            }
        }
        SecurityInfos infos;
        if (const auto at = contents_.groups.find(infos_group); at != contents_.groups.end()) {
            const auto set = tlv_only(at->second, data_group_tag(infos_group));
            auto parsed = set ? parse_security_infos(*set) : fail(ErrorCode::chip_broken, "no list");
            if (!parsed) {
                return failed("data group 14", parsed.error());
            }
            infos = *std::move(parsed);
        }
        const auto by_agreement = authenticate_chip(infos);
        const auto at = contents_.groups.find(key_group);
        if (!by_agreement || *by_agreement == ChipProof::key_proved ||
            *by_agreement == ChipProof::key_missing || at == contents_.groups.end()) {
            return by_agreement;
        }
        return run_active_authentication(channel_, at->second, infos.active_authentication_hash,
                                         order_.random);
    }

    Result<ChipProof> authenticate_chip(const SecurityInfos& infos) {
        const auto begun = begin_chip_authentication(channel_, infos);
        if (!begun || *begun != ChipProof::key_proved) {
            return begun;
        }
        // The first answer under the new keys is the proof: a chip without the key cannot sign it.
        const auto answer =
            channel_.send({.ins = 0xB0, .p1 = static_cast<std::uint8_t>(0x80U | common_file), .expected = 1});
        if (answer) {
            return ChipProof::key_proved;
        }
        return answer.error().code == ErrorCode::chip_broken ? Result<ChipProof>(ChipProof::key_missing)
                                                             : failed("chip authentication", answer.error());
    }

    Channel channel_;
    const ReadOrder& order_;
    ChipContents contents_;
    std::vector<int> expected_;
    std::size_t to_come_ = 0;
    std::size_t read_ = 0;
};

}  // namespace

Result<ChipContents> read_chip(CardPort& port, const ReadOrder& order) {
    return Reading(port, order).run();
}

}  // namespace kiosk::emrtd
