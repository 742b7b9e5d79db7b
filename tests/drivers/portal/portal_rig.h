// A gateway to talk to and invented dossiers to hand in.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "src/config/config.h"
#include "src/portal/portal.h"
#include "tests/support/sandbox.h"

namespace kiosk::test {

/// What the kiosk's configuration would say, with the shortest deadlines there are.
[[nodiscard]] PortalConfig config_for(const Sandbox& sandbox);

struct SampleDossier {
    Manifest manifest;
    std::map<std::string, Bytes> blobs;  ///< By hash.
};

/// `number` makes key and contents its own. A form, a PDF of 300 kB, one of 2 kB, and a paper to be brought
/// later.
[[nodiscard]] SampleDossier sample_dossier(int number, std::int64_t fee = 8000);

/// Announce and send every missing part.
void bring(Portal& portal, const SampleDossier& dossier);
/// All of it. Fails the test when it does not succeed.
Submission hand_in(Portal& portal, const SampleDossier& dossier);

[[nodiscard]] PaymentIntent sample_intent(int number, std::int64_t amount = 8000);
/// How often the portal fault happened.
[[nodiscard]] int fired(const Sandbox& sandbox, const std::string& fault);
/// How many dossiers with a code the portal has under this key: 0 or 1, or the kiosk sent twice.
[[nodiscard]] int received(const Sandbox& sandbox, const std::string& key);

}  // namespace kiosk::test
