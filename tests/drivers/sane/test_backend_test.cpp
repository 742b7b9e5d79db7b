// The scanner over SANE's own `test` back end: every status that SANE knows, odd read sizes, and other ways
// of saying things.
#include "drivers/imaging/jpeg.h"
#include "tests/drivers/sane/scanner_fixture.h"
#include "tests/support/catch.h"

namespace kiosk {

TEST_CASE("every SANE status becomes an error of ours") {
    const std::vector<std::pair<std::string, ErrorCode>> statuses{
        {"SANE_STATUS_UNSUPPORTED", ErrorCode::scanner_unsupported},
        {"SANE_STATUS_CANCELLED", ErrorCode::cancelled},
        {"SANE_STATUS_DEVICE_BUSY", ErrorCode::scanner_busy},
        {"SANE_STATUS_INVAL", ErrorCode::scanner_unsupported},
        {"SANE_STATUS_EOF", ErrorCode::scanner_cut_short},
        {"SANE_STATUS_JAMMED", ErrorCode::scanner_jam},
        {"SANE_STATUS_NO_DOCS", ErrorCode::scanner_no_paper},
        {"SANE_STATUS_COVER_OPEN", ErrorCode::scanner_cover_open},
        {"SANE_STATUS_IO_ERROR", ErrorCode::scanner_io},
        {"SANE_STATUS_NO_MEM", ErrorCode::scanner_io},
        {"SANE_STATUS_ACCESS_DENIED", ErrorCode::scanner_io},
    };
    for (const auto& [status, expected] : statuses) {
        INFO(status);
        TestBackend device({"read-return-value=" + status});
        const auto page = device.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first, {});
        REQUIRE_FALSE(page);
        CHECK(name(page.error().code) == name(expected));
    }
    TestBackend device({});
    CHECK(device.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first, {}));
}

TEST_CASE("a device that uses other words and odd block sizes is understood") {
    TestBackend device({"read-limit=yes", "read-limit-size=4097", "test-picture=Color pattern"});
    const auto offers = device.scanner().capabilities({});
    REQUIRE(offers);
    CHECK(offers->has_feeder);  // It says "Automatic Document Feeder".
    CHECK(offers->has_color);
    CHECK(offers->resolutions.front() == 150);  // A range, offered in our steps.
    ScanSettings settings = quick_settings(ScanSource::glass);
    settings.color = ScanColor::color;
    const auto page = device.scanner().scan(settings, BatchPosition::first, {});
    INFO((page ? "" : page.error().detail));
    REQUIRE(page);
    CHECK(page->color == ScanColor::color);
    CHECK(page->width == Approx(1240).margin(3));
    CHECK(page->height == Approx(1754).margin(3));
    CHECK(decode_jpeg(page->jpeg, Channels::rgb));
}

TEST_CASE("a device that is slow with every block is not given up") {
    TestBackend device(
        {"read-delay=yes", "read-delay-duration=20000", "read-limit=yes", "read-limit-size=65536"});
    CHECK(device.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first, {}));
}

TEST_CASE("a preset the device does not know is a mistake in the configuration") {
    TestBackend device({"no-such-option=1"});
    const auto page = device.scanner().scan(quick_settings(ScanSource::glass), BatchPosition::first, {});
    REQUIRE_FALSE(page);
    CHECK(page.error().code == ErrorCode::bad_config);
}

}  // namespace kiosk
