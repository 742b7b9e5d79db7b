// A TCP port on loopback that stays ours while nobody listens on it: a part that is unplugged refuses
// connections, and no other program gets its number meanwhile.
#pragma once

#include "drivers/system/descriptor.h"
#include "src/base/result.h"

namespace kiosk::sandbox {

class Port {
  public:
    /// 0: one is chosen when it is reserved.
    explicit Port(int number) : number_(number) {}

    /// Makes it ours, once, until this object ends. Error: file_unreadable, when it is taken.
    [[nodiscard]] Result<void> reserve();
    /// A socket that listens on it; as soon as that is closed, connections are refused again. Errors: as
    /// reserve.
    [[nodiscard]] Result<Descriptor> listen();
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
    Descriptor keeper_;  ///< Bound and never listening.
};

}  // namespace kiosk::sandbox
