#include "drivers/sandbox/card_faults.h"

namespace kiosk::sandbox {

Bytes FaultyCard::answer(ByteView command) {
    const int number = commands_++;
    if (fault_.kind == CardFault::Kind::none || number < fault_.at) {
        return chip_.answer(command);
    }
    if (fault_.kind == CardFault::Kind::pull) {
        return {};
    }
    if (fault_.kind == CardFault::Kind::endless) {
        return {0x00, 0x61, 0x01};
    }
    auto answer = chip_.answer(command);
    if (number > fault_.at) {
        return answer;
    }
    switch (fault_.kind) {
        case CardFault::Kind::none:
        case CardFault::Kind::pull:
        case CardFault::Kind::endless: return answer;
        case CardFault::Kind::half_status: return {answer.front()};
        case CardFault::Kind::wrong_status: return {0x6F, 0x00};
        case CardFault::Kind::bad_mac:
            if (answer.size() > 2) {
                answer[answer.size() - 3] ^= 0x01U;
            }
            return answer;
        case CardFault::Kind::truncated: {
            const auto data = static_cast<std::ptrdiff_t>(answer.size() - 2);
            answer.erase(answer.begin() + data / 2, answer.begin() + data);
            return answer;
        }
    }
    return answer;
}

}  // namespace kiosk::sandbox
