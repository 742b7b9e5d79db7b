// What ippeveprinter runs for each job, and the two requests with which the sandbox steers it.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::sandbox {

/// A shell script. It keeps the document as job-N.pdf, plays the fault armed in control/next, holds the page
/// while control/reasons names a trouble or control/hang exists, and reports the pages.
extern const std::string_view print_command;

/// An IPP Print-Job request named sandbox-control for the printer on this port.
[[nodiscard]] std::string control_job(int port);

/// An IPP question for printer-state and printer-state-reasons. The answer names its reasons in plain ASCII.
[[nodiscard]] std::string state_question(int port);
[[nodiscard]] bool says_idle(std::string_view answer);

}  // namespace kiosk::sandbox
