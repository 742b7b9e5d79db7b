#include "src/config/checks.h"

#include <algorithm>
#include <cstddef>

namespace kiosk::config {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool contains(std::string_view set, char c) {
    return set.find(c) != std::string_view::npos;
}

bool is_digits(std::string_view text, std::size_t length) {
    return text.size() == length && text.find_first_not_of(digits) == std::string_view::npos;
}

/// scheme://something, of characters that a URL may have, without user, query or fragment.
bool is_url(std::string_view text, std::string_view scheme) {
    if (!text.starts_with(scheme) || text.size() == scheme.size()) {
        return false;
    }
    const auto rest = text.substr(scheme.size());
    const auto fine = [](char c) {
        return contains(digits, c) || contains(lower, c) || contains(upper, c) || contains("-._~:/[]%", c);
    };
    return rest.front() != '/' && std::ranges::all_of(rest, fine);
}

}  // namespace

bool any_text(std::string_view) {
    return true;  // The reader has refused empty texts and control characters.
}

bool is_identifier(std::string_view text) {
    constexpr std::size_t longest = 63;  // A DNS label: the kiosk's id becomes its host name.
    const auto fine = [](char c) { return contains(digits, c) || contains(lower, c) || c == '-'; };
    return text.size() <= longest && std::ranges::all_of(text, fine) && text.front() != '-' &&
           text.back() != '-';
}

bool is_unit_code(std::string_view text) {
    return is_digits(text, 5);
}

bool is_province_code(std::string_view text) {
    return is_digits(text, 2);
}

bool is_phone(std::string_view text) {
    const auto rest = text.starts_with('+') ? text.substr(1) : text;
    const auto fine = [](char c) { return contains(digits, c) || c == ' ' || c == '.'; };
    return std::ranges::all_of(rest, fine) &&
           std::ranges::count_if(rest, [](char c) { return contains(digits, c); }) >= 3;
}

bool is_https(std::string_view text) {
    return is_url(text, "https://") && text.back() != '/';
}

bool is_http(std::string_view text) {
    return is_url(text, "http://") || is_url(text, "https://");
}

bool is_ipp(std::string_view text) {
    return is_url(text, "ipp://") || is_url(text, "ipps://");
}

bool is_host(std::string_view text) {
    const auto fine = [](char c) {
        return contains(digits, c) || contains(lower, c) || contains(upper, c) || contains("-.:", c);
    };
    return std::ranges::all_of(text, fine);
}

bool is_language(std::string_view text) {
    return (text.size() == 2 || text.size() == 3) && text.find_first_not_of(lower) == std::string_view::npos;
}

bool is_voice(std::string_view text) {
    constexpr std::size_t longest = 63;
    const auto fine = [](char c) {
        return contains(digits, c) || contains(lower, c) || contains(upper, c) || c == '-' || c == '+';
    };
    return text.size() <= longest && std::ranges::all_of(text, fine);
}

bool is_bank(std::string_view text) {
    return is_digits(text, 6);
}

bool is_account(std::string_view text) {
    constexpr std::size_t longest = 19;  // NAPAS.
    const auto fine = [](char c) { return contains(digits, c) || contains(lower, c) || contains(upper, c); };
    return text.size() <= longest && std::ranges::all_of(text, fine);
}

bool is_holder(std::string_view text) {
    constexpr std::size_t longest = 60;  // Two lines of large type next to the QR.
    const auto fine = [](char c) { return contains(digits, c) || contains(upper, c) || c == ' '; };
    return text.size() <= longest && std::ranges::all_of(text, fine);
}

}  // namespace kiosk::config
