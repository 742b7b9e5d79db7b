// The tables, as a list of steps: the file's user_version says how many it has had.
#pragma once

#include <span>

namespace kiosk::sqlite {

/// "KIOS": tells our file from anybody else's.
inline constexpr int application_id = 0x4B494F53;

/// Step n brings a file of version n to version n + 1. Steps are never changed, only added.
[[nodiscard]] std::span<const char* const> schema_steps();

}  // namespace kiosk::sqlite
