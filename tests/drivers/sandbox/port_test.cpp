// A part that is unplugged refuses connections, and its port is still there when it is plugged in again.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "drivers/sandbox/escl.h"
#include "drivers/sandbox/portal.h"
#include "drivers/sandbox/printers.h"
#include "drivers/system/descriptor.h"
#include "drivers/system/files.h"
#include "tests/support/catch.h"

using namespace kiosk;
using sandbox::Part;

namespace {

using Words = std::vector<std::string>;

template <class Call>
bool on_port(const Descriptor& socket, int port, Call call) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return call(socket.number(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
}

Descriptor fresh_socket() {
    return Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

bool answers(int port) {
    return on_port(fresh_socket(), port, ::connect);
}

bool another_program_gets(int port) {
    return on_port(fresh_socket(), port, ::bind);
}

/// Pulls the plug with one verb and puts it in again with another.
void check_keeps_its_port(Part& part, const char* pull, const Words& with, const char* plug) {
    INFO(std::string(part.name()));
    REQUIRE(part.start());
    const int port = part.state()["port"];
    CHECK(answers(port));
    for (int time = 0; time < 2; ++time) {
        REQUIRE(part.control(pull, with));
        CHECK_FALSE(answers(port));
        CHECK_FALSE(another_program_gets(port));
        REQUIRE(part.control(plug, {}));
        CHECK(answers(port));
        CHECK(part.state()["port"] == port);
    }
    part.stop();
    CHECK_FALSE(answers(port));
}

}  // namespace

TEST_CASE("every part keeps its port while it is unplugged") {
    const auto folder = files::TemporaryFolder::make().value();
    check_keeps_its_port(*sandbox::make_scanner_part({}), "unplug", {}, "plug");
    check_keeps_its_port(*sandbox::make_printer_part({folder.path() / "printer", 0}), "stop", {}, "start");
    check_keeps_its_port(*sandbox::make_receipt_part({folder.path() / "receipt", 0}), "stop", {}, "start");
    auto portal = sandbox::make_portal_and_bank({folder.path() / "portal", 0});
    REQUIRE(portal);
    check_keeps_its_port(*portal->portal, "fault", {"refuse-connect"}, "clear");
}

TEST_CASE("two sandboxes on one port are an error") {
    const auto first = sandbox::make_scanner_part({});
    REQUIRE(first->start());
    sandbox::ScannerPartConfig same;
    same.port = first->state()["port"];
    const auto second = sandbox::make_scanner_part(same);
    CHECK_FALSE(second->start());
}

TEST_CASE("the scanner survives a request without a length") {
    const auto scanner = sandbox::make_scanner_part({});
    REQUIRE(scanner->start());
    const auto client = fresh_socket();
    REQUIRE(on_port(client, scanner->state()["port"], ::connect));
    const std::string request = "POST /eSCL/ScanJobs HTTP/1.1\r\nContent-Length: \r\n\r\n";
    REQUIRE(::send(client.number(), request.data(), request.size(), 0) == std::ssize(request));
    std::array<char, 64> answer{};
    CHECK(::recv(client.number(), answer.data(), answer.size(), MSG_WAITALL) > 0);
    CHECK(std::string(answer.data(), answer.size()).starts_with("HTTP/1.1 400"));
}
