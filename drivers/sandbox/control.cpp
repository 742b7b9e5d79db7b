#include "drivers/sandbox/control.h"

#include <fmt/core.h>
#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "generated/control_page.h"

namespace kiosk::sandbox {

namespace {

using Json = nlohmann::json;

// A colour page at 600 dpi as JPEG stays below this.
constexpr std::size_t upload_max = 64UL * 1024 * 1024;

void answer(httplib::Response& response, int status, const Json& json) {
    response.status = status;
    response.set_content(json.dump(1, ' ', false, Json::error_handler_t::replace), "application/json");
}

// {"args": ["…"]}; an empty body means no arguments.
Result<std::vector<std::string>> arguments(const std::string& body) {
    std::vector<std::string> args;
    if (body.empty()) {
        return args;
    }
    const Json json = Json::parse(body, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || !json.contains("args") || !json["args"].is_array()) {
        return fail(ErrorCode::bad_answer, "the body is {\"args\": [\"…\"]}");
    }
    for (const auto& arg : json["args"]) {
        if (!arg.is_string()) {
            return fail(ErrorCode::bad_answer, "every argument is a text");
        }
        args.push_back(arg);
    }
    return args;
}

}  // namespace

struct ControlServer::Server {
    Part* find(const std::string& name) const {
        const auto found =
            std::ranges::find(parts, name, [](const Part* part) { return std::string(part->name()); });
        return found == parts.end() ? nullptr : *found;
    }

    Json state() const {
        Json all = Json::object();
        for (const auto* part : parts) {
            all[std::string(part->name())] = part->state();
        }
        return all;
    }

    void control(const httplib::Request& request, httplib::Response& response) const {
        auto* part = find(request.matches[1]);
        if (part == nullptr) {
            answer(response, 404, {{"error", "no such part"}});
            return;
        }
        const auto args = arguments(request.body);
        const auto done =
            args ? part->control(request.matches[2].str(), *args) : std::unexpected(args.error());
        if (done) {
            answer(response, 200, *done);
        } else {
            answer(response, 400, {{"error", done.error().detail}});
        }
    }

    void keep_upload(const httplib::Request& request, httplib::Response& response) {
        std::error_code error;
        std::filesystem::create_directories(folder / "uploads", error);
        const auto path = folder / "uploads" / fmt::format("{:03}-{}", ++uploads, request.matches[1].str());
        std::ofstream file(path, std::ios::binary);
        file.write(request.body.data(), static_cast<std::streamsize>(request.body.size()));
        file.close();
        if (file.fail()) {
            answer(response, 400, {{"error", "cannot write " + path.string()}});
        } else {
            answer(response, 200, {{"path", path.string()}});
        }
    }

    /// What a printer printed, as it lies in its tray.
    void show_paper(const httplib::Request& request, httplib::Response& response) const {
        const auto* part = find(request.matches[1]);
        const Json jobs = part == nullptr ? Json::array() : part->state().value("jobs", Json::array());
        for (const auto& job : jobs) {
            if (std::to_string(job.value("number", 0)) == request.matches[2].str()) {
                const std::filesystem::path path = job.value("file", std::string());
                std::ifstream file(path, std::ios::binary);
                const std::string bytes{std::istreambuf_iterator<char>(file), {}};
                response.set_content(bytes, path.extension() == ".pdf" ? "application/pdf" : "image/png");
                return;
            }
        }
        answer(response, 404, {{"error", "no such paper"}});
    }

    void add_routes() {
        using Request = httplib::Request;
        using Response = httplib::Response;
        http.Get("/", [](const Request&, Response& response) {
            response.set_content(control_page.data(), control_page.size(), "text/html; charset=utf-8");
        });
        http.Get("/state", [this](const Request&, Response& response) { answer(response, 200, state()); });
        http.Get("/state/([a-z]+)", [this](const Request& request, Response& response) {
            const auto* part = find(request.matches[1]);
            answer(response, part == nullptr ? 404 : 200,
                   part == nullptr ? Json{{"error", "no such part"}} : part->state());
        });
        http.Get("/paper/([a-z]+)/([0-9]{1,4})",
                 [this](const Request& request, Response& response) { show_paper(request, response); });
        http.Post("/control/([a-z]+)/([a-z0-9-]+)",
                  [this](const Request& request, Response& response) { control(request, response); });
        // A name without a slash stays in the folder; the number in front keeps ".." and doubles harmless.
        http.Post("/upload/([^/\\\\]{1,100})",
                  [this](const Request& request, Response& response) { keep_upload(request, response); });
    }

    std::vector<Part*> parts;
    std::filesystem::path folder;
    httplib::Server http;
    std::thread listener;
    std::atomic<int> uploads = 0;
    int port = 0;
};

ControlServer::ControlServer(std::vector<Part*> parts, std::filesystem::path folder)
    : server_(std::make_unique<Server>()) {
    server_->parts = std::move(parts);
    server_->folder = std::move(folder);
}

ControlServer::~ControlServer() {
    close();
}

Result<void> ControlServer::open(int port) {
    auto& http = server_->http;
    http.set_keep_alive_max_count(1);
    http.set_payload_max_length(upload_max);
    http.set_socket_options([](int socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    server_->add_routes();
    const bool bound = port != 0 ? http.bind_to_port("127.0.0.1", port)
                                 : (server_->port = http.bind_to_any_port("127.0.0.1")) > 0;
    if (!bound) {
        return fail(ErrorCode::file_unreadable, fmt::format("control: port {} is taken", port));
    }
    server_->port = port != 0 ? port : server_->port;
    server_->listener = std::thread([&http] { http.listen_after_bind(); });
    while (!http.is_running()) {
        std::this_thread::yield();
    }
    return {};
}

void ControlServer::close() {
    if (server_->listener.joinable()) {
        server_->http.stop();
        server_->listener.join();
    }
}

int ControlServer::port() const {
    return server_->port;
}

namespace {

Result<Json> answered(const httplib::Result& result) {
    if (!result) {
        return fail(ErrorCode::portal_unreachable,
                    "the sandbox does not answer: " + httplib::to_string(result.error()));
    }
    Json json = Json::parse(result->body, nullptr, /*allow_exceptions=*/false);
    if (result->status != 200) {
        return fail(ErrorCode::bad_answer,
                    json.is_object() ? json.value("error", result->body) : result->body);
    }
    return json;
}

}  // namespace

Result<Json> call_control(const std::string& url, const std::string& part, const std::string& verb,
                          const std::vector<std::string>& args) {
    httplib::Client client(url);
    return answered(client.Post(("/control/" + part + "/" + verb).c_str(), Json{{"args", args}}.dump(),
                                "application/json"));
}

Result<Json> ask_state(const std::string& url, const std::string& part) {
    httplib::Client client(url);
    return answered(client.Get((part.empty() ? "/state" : "/state/" + part).c_str()));
}

}  // namespace kiosk::sandbox
