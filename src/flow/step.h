// Where a visit is. Each step carries its own data, so an impossible state cannot be written.
#pragma once

#include <string_view>
#include <variant>

#include "src/flow/step_finish.h"
#include "src/flow/step_prepare.h"

namespace kiosk {

using Step = std::variant<step::Attract, step::Home, step::Choose, step::ProcedureInfo, step::Notice,
                          step::Identify, step::CardOnGlass, step::Fill, step::ConfirmIdentity, step::ForWhom,
                          step::Papers, step::Exemption, step::Review, step::Confirm, step::Sending,
                          step::NotSent, step::Sent, step::PayChoice, step::PayQr, step::PayResult,
                          step::Printing, step::CameOut, step::CodeOnScreen, step::Rate, step::Goodbye>;

/// The step's name in the event log and in test messages.
[[nodiscard]] std::string_view name(const Step& step);

}  // namespace kiosk
