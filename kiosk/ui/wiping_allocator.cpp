#include "kiosk/ui/wiping_allocator.h"

#include <cstdlib>
#include <cstring>

#include <imgui.h>
#include <malloc.h>

namespace kiosk::ui {

namespace {

void* take(std::size_t size, void*) {
    return std::malloc(size);
}

void wipe_and_give_back(void* memory, void*) {
    if (memory != nullptr) {
        explicit_bzero(memory, malloc_usable_size(memory));
        std::free(memory);
    }
}

}  // namespace

void install_wiping_allocator() {
    ImGui::SetAllocatorFunctions(take, wipe_and_give_back, nullptr);
}

}  // namespace kiosk::ui
