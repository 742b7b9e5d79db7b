#include "drivers/emrtd/channel.h"

namespace kiosk::emrtd {

Result<Answer> Channel::send(const Command& command) {
    ++commands_;
    if (!messaging_) {
        return round_trip(port_, command);
    }
    const auto answer = round_trip(port_, messaging_->protect(command));
    return answer ? messaging_->unprotect(*answer) : answer;
}

std::size_t Channel::longest_piece() const {
    const auto largest = port_.largest_answer();
    return messaging_ ? plain_bytes_in(messaging_->cipher(), largest) : largest;
}

}  // namespace kiosk::emrtd
