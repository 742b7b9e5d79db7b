// What the operating system knows of this program.
#pragma once

#include <chrono>
#include <filesystem>

namespace kiosk {

/// The folder this program's file is in; its helpers lie next to it.
[[nodiscard]] std::filesystem::path program_folder();

/// Since the kernel started this program; the kernel counts in hundredths of a second.
[[nodiscard]] std::chrono::milliseconds since_program_start();

/// Tells the allocator to give large blocks back to the system when they are freed. Before the first thread.
void keep_memory_small();

/// Tells X11's library to read no compose keys: nobody composes keys here, and reading them is a seventh of
/// the start. Before the first thread.
void read_no_compose_keys();

}  // namespace kiosk
