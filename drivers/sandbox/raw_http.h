// A very small HTTP server whose handlers hold the bare connection: a simulator must be able to stop in the
// middle of a body.
#pragma once

#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "drivers/system/descriptor.h"

namespace kiosk::sandbox {

struct RawRequest {
    std::string method;
    std::string path;
    std::string body;
};

/// One client. Every answer ends the connection.
class RawConnection {
  public:
    explicit RawConnection(int socket) : socket_(socket) {}
    /// False when the client is gone.
    bool send(std::string_view bytes) const;
    /// Status line, headers, body. `headers` are whole lines ending in \r\n.
    void answer(std::string_view status, std::string_view headers = "", std::string_view body = "") const;
    /// Says nothing more until the client or the server gives up.
    void hang() const;
    /// Waits, but not longer than the connection lives. False when it ended.
    [[nodiscard]] bool pause(int milliseconds) const;

  private:
    int socket_;
};

class RawServer {
  public:
    using Handler = std::function<void(const RawRequest&, const RawConnection&)>;
    explicit RawServer(Handler handler) : handler_(std::move(handler)) {}
    ~RawServer() { stop(); }
    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;

    /// Serves whoever connects to this listening socket.
    void start(Descriptor listener);
    /// Closes the socket, cuts every connection and returns when the last handler has. Can be started again.
    void stop();

  private:
    struct Client {
        int socket = -1;
        bool done = false;  ///< Guarded by mutex_.
        std::thread thread;
    };
    void accept_clients();
    void serve(Client& client);
    void join_finished();

    Handler handler_;
    Descriptor listener_;
    std::thread acceptor_;
    std::mutex mutex_;  ///< Guards clients_ and stopping_.
    std::list<Client> clients_;
    bool stopping_ = false;
};

}  // namespace kiosk::sandbox
