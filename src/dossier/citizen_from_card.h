// The citizen whom a card tells of, whatever part of the card was read: the same person each time, with as
// much as that part knows.
#pragma once

#include "src/dossier/citizen.h"
#include "src/identity/card_qr.h"
#include "src/identity/dg13.h"
#include "src/identity/mrz.h"

namespace kiosk {

[[nodiscard]] Citizen citizen_from(const CardQr& card);

/// The name has no diacritics, and there is no address: only for a card whose chip and QR code cannot be
/// read.
[[nodiscard]] Citizen citizen_from(const Mrz& card);

[[nodiscard]] Citizen citizen_from(const Dg13& chip);

}  // namespace kiosk
