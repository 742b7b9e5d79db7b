// The troubles a portal can be told to have: which are waiting, on which call, and how often each one really
// happened.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"

namespace kiosk::sandbox {

struct Fault {
    std::string name;
    int left = 1;                           ///< Calls still to go wrong.
    std::string on;                         ///< One call; empty: any but "login".
    std::chrono::milliseconds delay{1500};  ///< For delay-before: past a test's deadline of one second.
    std::size_t bytes = 1000;               ///< For cut-upload: how much is taken.
};

class Faults {
  public:
    /// `NAME [COUNT] [on=CALL] [ms=N] [bytes=N]`. Errors: bad_answer naming what there is.
    [[nodiscard]] Result<void> add(const std::vector<std::string>& args);
    /// The fault this call has to suffer, already counted as fired.
    [[nodiscard]] std::optional<Fault> take(std::string_view call);
    /// The fault this connection has to suffer ("tls-…").
    [[nodiscard]] std::optional<Fault> take_for_connection();
    /// The fault an upload has to suffer while its body arrives ("cut-upload").
    [[nodiscard]] std::optional<Fault> take_cut_upload();
    /// Takes "refuse-connect" when it waits.
    [[nodiscard]] bool take_refusal();
    /// Forgets every fault and lets hanging calls go.
    void clear();
    /// Blocks until clear(), shut_down() or the time is over.
    void hang(std::chrono::milliseconds at_most);
    void shut_down();
    /// {"active": […], "fired": {name: count}}
    [[nodiscard]] nlohmann::json state() const;

  private:
    template <class Matches>
    std::optional<Fault> take_if(Matches matches);

    mutable std::mutex mutex_;
    std::condition_variable released_;
    int releases_ = 0;
    bool down_ = false;
    std::vector<Fault> waiting_;
    std::map<std::string, int> fired_;
};

}  // namespace kiosk::sandbox
