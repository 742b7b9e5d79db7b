// One lambda for each alternative of a variant: std::visit(Overload{…}, value).
#pragma once

namespace kiosk {

template <class... Lambdas>
struct Overload : Lambdas... {
    using Lambdas::operator()...;
};

}  // namespace kiosk
