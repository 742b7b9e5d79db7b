#include "src/flow/step.h"

#include "src/base/overload.h"

namespace kiosk {

std::string_view name(const Step& step) {
    return std::visit(Overload{
                          [](const step::Attract&) { return "attract"; },
                          [](const step::Home&) { return "home"; },
                          [](const step::Choose&) { return "choose"; },
                          [](const step::ProcedureInfo&) { return "procedure_info"; },
                          [](const step::Notice&) { return "notice"; },
                          [](const step::Identify&) { return "identify"; },
                          [](const step::CardOnGlass&) { return "card_on_glass"; },
                          [](const step::Fill&) { return "fill"; },
                          [](const step::ConfirmIdentity&) { return "confirm_identity"; },
                          [](const step::ForWhom&) { return "for_whom"; },
                          [](const step::Papers&) { return "papers"; },
                          [](const step::Exemption&) { return "exemption"; },
                          [](const step::Review&) { return "review"; },
                          [](const step::Confirm&) { return "confirm"; },
                          [](const step::Sending&) { return "sending"; },
                          [](const step::NotSent&) { return "not_sent"; },
                          [](const step::Sent&) { return "sent"; },
                          [](const step::PayChoice&) { return "pay_choice"; },
                          [](const step::PayQr&) { return "pay_qr"; },
                          [](const step::PayResult&) { return "pay_result"; },
                          [](const step::Printing&) { return "printing"; },
                          [](const step::CameOut&) { return "came_out"; },
                          [](const step::CodeOnScreen&) { return "code_on_screen"; },
                          [](const step::Rate&) { return "rate"; },
                          [](const step::Goodbye&) { return "goodbye"; },
                      },
                      step);
}

}  // namespace kiosk
