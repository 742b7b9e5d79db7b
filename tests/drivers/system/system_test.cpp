#include <sys/stat.h>

#include <fstream>
#include <set>

#include "drivers/system/clock.h"
#include "drivers/system/files.h"
#include "drivers/system/load_config.h"
#include "drivers/system/random.h"
#include "drivers/system/signing.h"
#include "src/base/sha256.h"
#include "src/base/signature.h"
#include "tests/support/catch.h"

using namespace kiosk;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

unsigned mode_of(const fs::path& path) {
    struct stat about{};
    REQUIRE(::stat(path.c_str(), &about) == 0);
    return about.st_mode & 0777U;
}

/// The documented examples as an installed kiosk would have them, with a beneficiary signed by `keys`.
struct Installed {
    files::TemporaryFolder folder = files::TemporaryFolder::make().value();
    SigningKeys keys = make_signing_keys();
    std::string beneficiary = files::read_text("assets/beneficiary.example.toml").value();

    Installed() {
        put(path("kiosk.toml"), files::read_text("assets/kiosk.example.toml").value());
        put(path("beneficiary.toml"), beneficiary);
        put(path("beneficiary.toml.sig"), signature_of(beneficiary, keys.secret_hex).value() + "\n");
        put(path("issuer.pub"), keys.public_hex + "\n");
    }
    fs::path path(const std::string& name) const { return folder.path() / name; }
    Result<Beneficiary> load() const { return load_beneficiary(load_config(path("kiosk.toml")).value()); }
    ErrorCode refusal() const {
        const auto loaded = load();
        REQUIRE_FALSE(loaded.has_value());
        return loaded.error().code;
    }
};

}  // namespace

TEST_CASE("a file is written whole, private, and replaces the old one") {
    const auto folder = files::TemporaryFolder::make().value();
    const auto path = folder.path() / "a.bin";
    const Bytes bytes{0, 1, 2, 255};
    REQUIRE(files::write_atomic(path, bytes).has_value());
    CHECK(files::read(path).value() == bytes);
    CHECK(mode_of(path) == 0600);
    REQUIRE(files::write_atomic(path, bytes_of("new"), files::Access::everyone_reads).has_value());
    CHECK(files::read_text(path).value() == "new");
    CHECK(mode_of(path) == 0644);
    CHECK_FALSE(fs::exists(folder.path() / "a.bin.new"));
}

TEST_CASE("what cannot be read or written says so") {
    const auto folder = files::TemporaryFolder::make().value();
    CHECK(files::read(folder.path() / "none").error().code == ErrorCode::file_missing);
    CHECK(files::read(folder.path()).error().code == ErrorCode::file_unreadable);
    put(folder.path() / "big", std::string(100, 'x'));
    CHECK(files::read(folder.path() / "big", 99).error().code == ErrorCode::file_unreadable);
    CHECK(files::read(folder.path() / "big", 100).has_value());
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    CHECK(files::read(folder.path() / "pipe").error().code == ErrorCode::file_unreadable);
    CHECK(files::write_atomic(folder.path() / "no" / "a", {}).error().code == ErrorCode::store_io);
}

TEST_CASE("assets are listed sorted, by ending, under the folder's own name") {
    const auto folder = files::TemporaryFolder::make().value();
    const auto root = folder.path() / "assets";
    put(root / "procedures" / "2.json", "two");
    put(root / "procedures" / "1.json", "one");
    put(root / "icons" / "a.png", "not text");
    put(root / "events.toml", "e");
    const auto found = files::assets(root, {".json", ".toml"}).value();
    REQUIRE(found.size() == 3);
    CHECK(found[0].path == "assets/events.toml");
    CHECK(found[1].path == "assets/procedures/1.json");
    CHECK(found[1].text == "one");
    CHECK(found[2].path == "assets/procedures/2.json");
    CHECK(files::assets(root / "", {".toml"}).value().at(0).path == "assets/events.toml");
    CHECK(files::assets(folder.path() / "none", {".json"}).error().code == ErrorCode::file_missing);
}

TEST_CASE("a private folder is ours alone") {
    const auto folder = files::TemporaryFolder::make().value();
    CHECK(mode_of(folder.path()) == 0700);
    const auto path = folder.path() / "a" / "data";
    REQUIRE(files::make_private_folder(path).has_value());
    CHECK(mode_of(path) == 0700);
    CHECK(files::make_private_folder(path).has_value());
    fs::permissions(path, fs::perms::owner_all | fs::perms::others_exec);
    CHECK(files::make_private_folder(path).error().code == ErrorCode::store_io);
    put(folder.path() / "file", "");
    CHECK(files::make_private_folder(folder.path() / "file").error().code == ErrorCode::store_io);
    fs::create_directory_symlink("/tmp", folder.path() / "link");
    CHECK(files::make_private_folder(folder.path() / "link").error().code == ErrorCode::store_io);
}

TEST_CASE("a temporary folder goes with its owner") {
    fs::path path;
    {
        auto folder = files::TemporaryFolder::make().value();
        path = folder.path();
        put(path / "x" / "y", "z");
        const auto moved = std::move(folder);
        CHECK(moved.path() == path);
    }
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("SHA-256 is SHA-256") {
    CHECK(sha256_hex({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex(bytes_of("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("UUIDs and random bytes do not repeat") {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto text = random_uuid().text();
        CHECK(text[14] == '4');
        CHECK(Uuid::parse(text).has_value());
        seen.insert(text);
    }
    CHECK(seen.size() == 1000);
    CHECK(random_bytes<16>() != random_bytes<16>());
}

TEST_CASE("the clocks go forward") {
    const auto before = uptime_now();
    CHECK(uptime_now() >= before);
    CHECK(date_in_vietnam(wall_now()).year() >= std::chrono::year(2024));
}

TEST_CASE("a signature holds for its content and its key only") {
    const auto keys = make_signing_keys();
    const auto signature = signature_of("content", keys.secret_hex).value();
    CHECK(check_signature("content", signature, keys.public_hex).has_value());
    CHECK(check_signature("content", signature + "\n", keys.public_hex + "\n").has_value());
    const auto refused = [](std::string_view message, std::string_view sig, std::string_view key) {
        const auto checked = check_signature(message, sig, key);
        return !checked && checked.error().code == ErrorCode::bad_code;
    };
    CHECK(refused("Content", signature, keys.public_hex));
    CHECK(refused("", signature, keys.public_hex));
    CHECK(refused("content", signature, make_signing_keys().public_hex));
    CHECK(refused("content", "", keys.public_hex));
    CHECK(refused("content", signature.substr(2), keys.public_hex));
    CHECK(refused("content", signature + "00", keys.public_hex));
    CHECK(refused("content", "zz" + signature.substr(2), keys.public_hex));
    CHECK(refused("content", signature, ""));
    CHECK(refused("content", signature, std::string(64, '0')));
    CHECK(signature_of("content", "00").error().code == ErrorCode::bad_code);
}

TEST_CASE("a beneficiary signed by the issuer is believed") {
    const Installed kiosk;
    const auto beneficiary = kiosk.load();
    REQUIRE(beneficiary.has_value());
    CHECK(beneficiary->holder == "UBND PHUONG BA DINH");
}

TEST_CASE("whatever is wrong with the beneficiary, paying by QR is not offered") {
    SECTION("another account, old signature") {
        const Installed kiosk;
        auto text = kiosk.beneficiary;
        put(kiosk.path("beneficiary.toml"), text.replace(text.find("0011001234567"), 13, "0011001234568"));
        CHECK(kiosk.refusal() == ErrorCode::payment_not_configured);
    }
    SECTION("signed by somebody else") {
        const Installed kiosk;
        put(kiosk.path("beneficiary.toml.sig"),
            signature_of(kiosk.beneficiary, make_signing_keys().secret_hex).value());
        CHECK(kiosk.refusal() == ErrorCode::payment_not_configured);
    }
    SECTION("any of the files missing") {
        for (const std::string name : {"beneficiary.toml", "beneficiary.toml.sig", "issuer.pub"}) {
            const Installed kiosk;
            fs::remove(kiosk.path(name));
            CHECK(kiosk.refusal() == ErrorCode::payment_not_configured);
        }
    }
    SECTION("rightly signed, for another unit") {
        const Installed kiosk;
        auto text = kiosk.beneficiary;
        text.replace(text.find("\"00004\""), 7, "\"00008\"");
        put(kiosk.path("beneficiary.toml"), text);
        put(kiosk.path("beneficiary.toml.sig"), signature_of(text, kiosk.keys.secret_hex).value());
        CHECK(kiosk.refusal() == ErrorCode::payment_not_configured);
    }
    SECTION("rightly signed nonsense") {
        const Installed kiosk;
        put(kiosk.path("beneficiary.toml"), "nonsense");
        put(kiosk.path("beneficiary.toml.sig"), signature_of("nonsense", kiosk.keys.secret_hex).value());
        CHECK(kiosk.refusal() == ErrorCode::payment_not_configured);
    }
    SECTION("cut at any byte") {
        const Installed kiosk;
        for (std::size_t length = 0; length < kiosk.beneficiary.size(); ++length) {
            put(kiosk.path("beneficiary.toml"), kiosk.beneficiary.substr(0, length));
            CHECK(kiosk.refusal() == ErrorCode::payment_not_configured);
        }
    }
}

TEST_CASE("a configuration that is not there or wrong says which file") {
    const auto folder = files::TemporaryFolder::make().value();
    const auto path = folder.path() / "kiosk.toml";
    CHECK(load_config(path).error().code == ErrorCode::file_missing);
    put(path, "[kiosk]\n# end\n");
    const auto config = load_config(path);
    CHECK(config.error().code == ErrorCode::bad_config);
    CHECK(config.error().detail.find(path.string()) != std::string::npos);
}
