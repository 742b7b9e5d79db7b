// What each call of assets/gateway.openapi.yaml means: a request's contents in, a reply out. No transport, no
// faults.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "drivers/sandbox/received.h"
#include "drivers/sandbox/reply.h"
#include "drivers/sandbox/store.h"

namespace kiosk::sandbox {

class Contract {
  public:
    Contract(Store& store, std::filesystem::path folder) : store_(store), received_(std::move(folder)) {}

    [[nodiscard]] static Reply login(const std::string& body, const std::string& device_id,
                                     const std::string& secret, const std::string& token);
    [[nodiscard]] Reply announce(const std::string& key, const std::string& body);
    [[nodiscard]] Reply outcome(const std::string& key);
    [[nodiscard]] Reply part_offset(const std::string& key, const std::string& sha256);
    [[nodiscard]] Reply upload(const std::string& key, const std::string& sha256, const std::string& offset,
                               std::string_view bytes);
    [[nodiscard]] Reply submit(const std::string& key);
    [[nodiscard]] Reply create_intent(const std::string& reference, const std::string& body);
    [[nodiscard]] Reply query_intent(const std::string& reference);
    [[nodiscard]] Reply cancel_intent(const std::string& reference);
    [[nodiscard]] Reply status(const std::string& code);
    [[nodiscard]] Reply receipt(const std::string& code);

  private:
    Reply intent_reply(int status, const IntentRecord& intent);

    Store& store_;
    Received received_;
};

/// Seconds since 1970: the sandbox is the outside world and may look at its clock.
[[nodiscard]] std::int64_t now_seconds();
/// "2026-11-20T08:00:00Z".
[[nodiscard]] std::string instant(std::int64_t seconds);

}  // namespace kiosk::sandbox
