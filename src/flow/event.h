// Everything that can happen to a visit: what the citizen did, what came back from a worker, and time.
#pragma once

#include <variant>

#include "src/base/time.h"
#include "src/flow/event_citizen.h"
#include "src/flow/event_listener.h"
#include "src/flow/event_worker.h"

namespace kiosk::event {

/// The only way time enters. Sent at every wake-up and at the moment Flow::next_wakeup() named.
struct Tick {
    Uptime now{};
    WallTime wall{};
};

}  // namespace kiosk::event

namespace kiosk {

using Event = std::variant<
    event::Tick, event::Touched, event::Next, event::Back, event::Quit, event::ConfirmQuit, event::OpenHelp,
    event::OpenDisplay, event::OpenLanguages, event::CloseOverlay, event::SetLanguage, event::SetTextSize,
    event::SetContrast, event::SetTyping, event::SetReach, event::ChangeVolume, event::SetListening,
    event::ListenAgain, event::SetDark, event::HeadphonesChanged, event::ChooseSubmit, event::ChooseBrowse,
    event::ChooseBy, event::ChooseGroup, event::Search, event::ChooseProcedure, event::IdentifyByCard,
    event::IdentifyByTyping, event::ChooseForWhom, event::Focus, event::Answer, event::Narrow, event::Scan,
    event::StopScan, event::ViewPage, event::RotatePage, event::ZoomPage, event::RemovePage,
    event::ReplacePage, event::AnswerComponent, event::ChooseExemption, event::Edit, event::TypeCode,
    event::FinishLater, event::PayNow, event::PayLater, event::PayAtCounter, event::StopPaying,
    event::SlipCameOut, event::PrintAgain, event::GiveRating, event::PageScanned, event::ScanFailed,
    event::CardRead, event::CardFailed, event::DossierStored, event::DossierNotStored, event::Delivered,
    event::DeliveryPending, event::DeliveryRefused, event::IntentCreated, event::IntentFailed,
    event::IntentAnswered, event::Printed, event::PrintFailed, event::OutboxRun, event::FilingUnavailable,
    event::ConditionsChanged, event::JobDone>;

}  // namespace kiosk
