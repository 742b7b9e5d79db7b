// Every wait of a visit, each with its reason. Nothing else in the flow names a duration.
#pragma once

#include "src/base/time.h"

namespace kiosk {

struct Timeouts {
    /// Untouched this long, the kiosk asks whether anybody is there: accessibility N40 wants 120–300 s.
    Uptime idle_warning = std::chrono::seconds(120);
    /// With money or a finished dossier on the screen the next citizen is waiting and little can be lost.
    Uptime idle_warning_after_commit = std::chrono::seconds(60);
    /// How long the warning counts down before everything is wiped: N41 wants at least 20 s.
    Uptime idle_countdown = std::chrono::seconds(45);
    /// The farewell stays long enough to be read twice; a button leaves sooner.
    Uptime goodbye = std::chrono::seconds(15);
    /// A flatbed page takes seconds; past this the scanner is not coming back on its own.
    Uptime scan = std::chrono::seconds(60);
    /// The store keeps a dossier in a fraction of a second; past this it may never answer, and who walks away
    /// from it is asked and forgotten as anywhere else.
    Uptime storing = std::chrono::seconds(30);
    /// N45: past 10 s a way out must be offered; the dossier is durable by then and is sent later.
    Uptime sending_exit = std::chrono::seconds(10);
    /// How long the citizen watches a submission before it is finished in the background.
    Uptime sending = std::chrono::seconds(30);
    /// The gateway makes a payment code in seconds; past this the other ways to pay are offered again.
    Uptime payment_code = std::chrono::seconds(30);
    /// The gateway hears from the bank within seconds; asking more often only loads it.
    Uptime payment_poll = std::chrono::seconds(2);
    /// After the code has expired a payment made in the last second may still be on its way.
    Uptime payment_grace = std::chrono::seconds(20);
    /// A slip takes a printer 10–20 s; past this only a person can tell whether it came out.
    Uptime printing = std::chrono::seconds(60);
    /// Dossiers that could not be sent are tried again this often; each has its own backoff in the outbox.
    Uptime outbox = std::chrono::seconds(20);
    /// A device's condition is asked for this often while nobody uses the kiosk.
    Uptime device_check = std::chrono::seconds(60);
};

}  // namespace kiosk
