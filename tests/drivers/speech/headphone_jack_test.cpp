// The jack as bytes, and as a named pipe that a test plugs and unplugs.
#include "drivers/speech/headphone_jack.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <thread>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Bytes record(unsigned type, unsigned code, int value) {
    input_event event{};
    event.type = static_cast<__u16>(type);
    event.code = static_cast<__u16>(code);
    event.value = value;
    Bytes bytes(sizeof event);
    std::memcpy(bytes.data(), &event, sizeof event);
    return bytes;
}

Bytes operator+(Bytes one, const Bytes& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

const Bytes in = record(EV_SW, SW_HEADPHONE_INSERT, 1);
const Bytes out = record(EV_SW, SW_HEADPHONE_INSERT, 0);
const Bytes other_switch = record(EV_SW, SW_MICROPHONE_INSERT, 1);
const Bytes a_key = record(EV_KEY, SW_HEADPHONE_INSERT, 1);
const Bytes end_of_report = record(EV_SYN, SYN_REPORT, 0);

/// A named pipe in a folder of its own.
class Pipe {
  public:
    Pipe() : folder_(std::filesystem::temp_directory_path() / ("kiosk-jack-" + std::to_string(getpid()))) {
        std::filesystem::create_directories(folder_);
        REQUIRE(mkfifo(path().c_str(), 0600) == 0);
    }
    ~Pipe() { std::filesystem::remove_all(folder_); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    [[nodiscard]] std::filesystem::path path() const { return folder_ / "jack"; }
    void write(const Bytes& bytes) const {
        const int file = open(path().c_str(), O_RDWR | O_CLOEXEC);
        REQUIRE(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
        kept_.push_back(file);  // A pipe nobody holds open forgets.
    }

  private:
    std::filesystem::path folder_;
    mutable std::vector<int> kept_;
};

}  // namespace

TEST_CASE("only the jack's own switch counts, and the last word of it") {
    CHECK(jack_in(in) == true);
    CHECK(jack_in(out) == false);
    CHECK(jack_in(in + end_of_report + out + end_of_report) == false);
    CHECK(jack_in(out + in) == true);
    CHECK_FALSE(jack_in(other_switch + a_key + end_of_report).has_value());
    CHECK_FALSE(jack_in({}).has_value());
    CHECK_FALSE(jack_in(ByteView(in).first(in.size() - 1)).has_value());
}

TEST_CASE("headphones come and go") {
    const Pipe pipe;
    const auto jack = make_headphone_jack(pipe.path());
    pipe.write(other_switch + in + end_of_report);
    CHECK(jack->plugged({}).value() == true);
    pipe.write(in + end_of_report + out);  // Still in is no news.
    CHECK(jack->plugged({}).value() == false);
    pipe.write(in);
    CHECK(jack->plugged({}).value() == true);
}

TEST_CASE("a record that comes in pieces is one record") {
    const Pipe pipe;
    const auto jack = make_headphone_jack(pipe.path());
    pipe.write(Bytes(in.begin(), in.begin() + 5));
    pipe.write(Bytes(in.begin() + 5, in.end()));
    CHECK(jack->plugged({}).value() == true);
}

TEST_CASE("who waits for headphones can be told to stop") {
    const Pipe pipe;
    const auto jack = make_headphone_jack(pipe.path());
    std::stop_source stop;
    std::optional<Result<bool>> answer;
    {
        const std::jthread waiting([&] { answer = jack->plugged(stop.get_token()); });
        stop.request_stop();
    }
    REQUIRE(answer.has_value());
    REQUIRE_FALSE(answer->has_value());
    CHECK(answer->error().code == ErrorCode::cancelled);
    pipe.write(in);
    CHECK(jack->plugged({}).value() == true);  // And asked again.
}

TEST_CASE("a jack that is not there is told by its name, and found when it comes") {
    const Pipe pipe;
    const auto elsewhere = pipe.path().string() + ".other";
    const auto jack = make_headphone_jack(elsewhere);
    const auto absent = jack->plugged({});
    REQUIRE_FALSE(absent.has_value());
    CHECK(absent.error().code == ErrorCode::file_missing);
    CHECK(absent.error().detail.find(elsewhere) != std::string::npos);
    pipe.write(in);
    std::filesystem::rename(pipe.path(), elsewhere);
    CHECK(jack->plugged({}).value() == true);
}
