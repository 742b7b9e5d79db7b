// Dossiers to store in tests: any number of parts of any size, with right hashes.
#pragma once

#include <random>
#include <string>

#include "src/base/sha256.h"
#include "src/portal/store.h"

namespace kiosk::testing {

inline const WallTime noon{std::chrono::seconds(1'795'150'800)};

inline std::string key_number(int number) {
    std::string key = "00000000-0000-4000-8000-000000000000";
    for (std::size_t place = key.size(); number > 0; number /= 10) {
        key[--place] = static_cast<char>('0' + number % 10);
    }
    return key;
}

inline Blob blob_of(Bytes bytes, const std::string& media_type) {
    auto hash = sha256_hex(bytes);
    const auto size = bytes.size();
    return {{std::move(hash), size, media_type}, std::move(bytes)};
}

inline Bytes noise(std::size_t size, unsigned seed) {
    std::mt19937 random(seed);
    Bytes bytes(size);
    for (auto& byte : bytes) {
        byte = static_cast<std::uint8_t>(random());
    }
    return bytes;
}

/// A form and `parts` scanned papers of `part_size` bytes each.
inline Parcel parcel(int number, int parts = 2, std::size_t part_size = 3000) {
    Parcel made;
    made.manifest = {
        .key = key_number(number),
        .procedure_code = "1.001193",
        .procedure_name = "Đăng ký khai sinh",
        .catalog_version = "2026.11",
        .unit_code = "00004",
        .created_at = "2026-11-20T05:00:00Z",
        .form = {},
        .components = {},
        .result_delivery = "hall",
        .fee = 8000,
    };
    made.blobs.push_back(
        blob_of(bytes_of("{\"ho_ten\":\"MARKER Nguyễn Thị Mẫu " + std::to_string(number) + "\"}"),
                "application/json"));
    made.manifest.form = made.blobs.back().ref;
    for (int part = 0; part < parts; ++part) {
        auto bytes = noise(part_size, static_cast<unsigned>(number * 100 + part));
        const auto marker = bytes_of("MARKER page");
        std::copy(marker.begin(), marker.end(), bytes.begin());
        made.blobs.push_back(blob_of(std::move(bytes), "application/pdf"));
        made.manifest.components.push_back({
            .id = "doc-" + std::to_string(part),
            .name = "Giấy chứng sinh",
            .answer = "scanned",
            .pages = 1,
            .blobs = {made.blobs.back().ref},
        });
    }
    return made;
}

}  // namespace kiosk::testing
