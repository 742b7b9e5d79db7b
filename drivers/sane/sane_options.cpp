#include "drivers/sane/sane_options.h"

#include <sane/saneopts.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "drivers/sane/sane_device.h"

namespace kiosk {

namespace {

/// What the product uses; a device's finer steps would only lengthen lists.
constexpr std::array offered_dpi{150, 200, 240, 300, 400, 600};

struct Option {
    SANE_Int number = 0;
    const SANE_Option_Descriptor* about = nullptr;
};

std::optional<Option> find(SANE_Handle device, std::string_view name) {
    SANE_Int count = 0;
    if (sane_control_option(device, 0, SANE_ACTION_GET_VALUE, &count, nullptr) != SANE_STATUS_GOOD) {
        return std::nullopt;
    }
    for (SANE_Int number = 1; number < count; ++number) {
        const SANE_Option_Descriptor* about = sane_get_option_descriptor(device, number);
        if (about != nullptr && about->name != nullptr && about->name == name &&
            SANE_OPTION_IS_ACTIVE(about->cap)) {
            return Option{number, about};
        }
    }
    return std::nullopt;
}

std::vector<std::string> words_of(const std::optional<Option>& option) {
    std::vector<std::string> words;
    if (option && option->about->type == SANE_TYPE_STRING &&
        option->about->constraint_type == SANE_CONSTRAINT_STRING_LIST) {
        for (const SANE_String_Const* word = option->about->constraint.string_list; *word != nullptr;
             ++word) {
            words.emplace_back(*word);
        }
    }
    return words;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// The first word that contains one of `hints`, compared without case, and none of `against`.
std::optional<std::string> choose(const std::vector<std::string>& words,
                                  std::initializer_list<std::string_view> hints,
                                  std::initializer_list<std::string_view> against = {}) {
    for (const std::string_view hint : hints) {
        for (const std::string& word : words) {
            const std::string small = lower(word);
            const bool refused =
                std::ranges::any_of(against, [&](std::string_view no) { return small.contains(no); });
            if (small.contains(hint) && !refused) {
                return word;
            }
        }
    }
    return std::nullopt;
}

// Back ends disagree in words, not in roots: "ADF", "ADF Front", "Automatic Document Feeder"; "Flatbed",
// "Document Table".
std::optional<std::string> source_word(const std::vector<std::string>& words, ScanSource source) {
    return source == ScanSource::feeder
               ? choose(words, {"adf", "feeder"}, {"duplex", "back"})
               : choose(words, {"flatbed", "platen", "glass", "table", "normal"}, {"adf", "feeder"});
}

std::optional<std::string> mode_word(const std::vector<std::string>& words, ScanColor color) {
    return color == ScanColor::color ? choose(words, {"color", "colour"}, {"pattern", "lineart"})
                                     : choose(words, {"gray", "grey"}, {"pattern"});
}

Result<void> set_value(SANE_Handle device, const Option& option, void* value) {
    const SANE_Status status =
        sane_control_option(device, option.number, SANE_ACTION_SET_VALUE, value, nullptr);
    if (status != SANE_STATUS_GOOD) {
        return std::unexpected(error_of(status, std::string("set ") + option.about->name));
    }
    return {};
}

Result<void> set_word(SANE_Handle device, const Option& option, const std::string& word) {
    std::vector<char> buffer(
        std::max<std::size_t>(static_cast<std::size_t>(option.about->size), word.size() + 1), '\0');
    std::ranges::copy(word, buffer.begin());
    return set_value(device, option, buffer.data());
}

double to_number(const Option& option, SANE_Word word) {
    return option.about->type == SANE_TYPE_FIXED ? SANE_UNFIX(word) : word;
}

SANE_Word to_word(const Option& option, double number) {
    return option.about->type == SANE_TYPE_FIXED
               ? static_cast<SANE_Word>(std::lround(number * (1 << SANE_FIXED_SCALE_SHIFT)))
               : static_cast<SANE_Word>(std::lround(number));
}

Result<void> set_number(SANE_Handle device, const Option& option, double number) {
    if (option.about->constraint_type == SANE_CONSTRAINT_RANGE) {
        const SANE_Range& range = *option.about->constraint.range;
        number = std::clamp(number, to_number(option, range.min), to_number(option, range.max));
    }
    SANE_Word word = to_word(option, number);
    return set_value(device, option, &word);
}

std::vector<int> resolutions_of(const Option& option) {
    std::vector<int> found;
    if (option.about->constraint_type == SANE_CONSTRAINT_WORD_LIST) {
        const SANE_Word* list = option.about->constraint.word_list;
        for (SANE_Word i = 1; i <= list[0]; ++i) {
            found.push_back(static_cast<int>(std::lround(to_number(option, list[i]))));
        }
    } else if (option.about->constraint_type == SANE_CONSTRAINT_RANGE) {
        const SANE_Range& range = *option.about->constraint.range;
        for (const int dpi : offered_dpi) {
            if (dpi >= to_number(option, range.min) && dpi <= to_number(option, range.max)) {
                found.push_back(dpi);
            }
        }
    }
    std::ranges::sort(found);
    return found;
}

Result<void> set_source(SANE_Handle device, ScanSource source) {
    const auto option = find(device, SANE_NAME_SCAN_SOURCE);
    if (!option && source == ScanSource::glass) {
        return {};  // A device with one source does not name it.
    }
    const auto word = source_word(words_of(option), source);
    if (!word) {
        return fail(ErrorCode::scanner_unsupported, source == ScanSource::feeder ? "no feeder" : "no glass");
    }
    return set_word(device, *option, *word);
}

Result<void> set_mode(SANE_Handle device, ScanColor color) {
    const auto option = find(device, SANE_NAME_SCAN_MODE);
    const auto word = mode_word(words_of(option), color);
    if (!word) {
        return fail(ErrorCode::scanner_unsupported, color == ScanColor::color ? "no colour" : "no grey");
    }
    if (auto set = set_word(device, *option, *word); !set) {
        return set;
    }
    // A device that offers 16 bits may be set to them; ours are always 8.
    const auto depth = find(device, SANE_NAME_BIT_DEPTH);
    return depth && SANE_OPTION_IS_SETTABLE(depth->about->cap) ? set_number(device, *depth, 8)
                                                               : Result<void>{};
}

/// The nearest resolution at or above the wanted one, else the highest there is.
Result<int> set_resolution(SANE_Handle device, int wanted) {
    const auto option = find(device, SANE_NAME_SCAN_RESOLUTION);
    if (!option) {
        return fail(ErrorCode::scanner_unsupported, "no resolution");
    }
    const std::vector<int> offered = resolutions_of(*option);
    const auto found = std::ranges::lower_bound(offered, wanted);
    const int dpi = found != offered.end() ? *found : offered.empty() ? wanted : offered.back();
    if (auto set = set_number(device, *option, dpi); !set) {
        return std::unexpected(set.error());
    }
    SANE_Word taken = to_word(*option, dpi);
    if (sane_control_option(device, option->number, SANE_ACTION_GET_VALUE, &taken, nullptr) !=
        SANE_STATUS_GOOD) {
        return dpi;
    }
    return static_cast<int>(std::lround(to_number(*option, taken)));
}

Result<void> set_area(SANE_Handle device, const ScanSettings& settings, int dpi) {
    constexpr double mm_per_inch = 25.4;
    const std::array<std::pair<const char*, double>, 4> edges{{{SANE_NAME_SCAN_TL_X, 0.0},
                                                               {SANE_NAME_SCAN_TL_Y, 0.0},
                                                               {SANE_NAME_SCAN_BR_X, settings.width_mm},
                                                               {SANE_NAME_SCAN_BR_Y, settings.height_mm}}};
    for (const auto& [name, mm] : edges) {
        const auto option = find(device, name);
        if (!option) {
            continue;  // A device without an area scans what it has.
        }
        const double value = option->about->unit == SANE_UNIT_PIXEL ? mm * dpi / mm_per_inch : mm;
        if (auto set = set_number(device, *option, value); !set) {
            return set;
        }
    }
    return {};
}

/// Quirks of a device as data: "option=value", numbers or words, in the order of the configuration.
Result<void> set_preset(SANE_Handle device, const std::vector<std::string>& preset) {
    for (const std::string& line : preset) {
        const std::size_t equals = line.find('=');
        const auto option = find(device, line.substr(0, equals));
        if (equals == std::string::npos || !option) {
            return fail(ErrorCode::bad_config,
                        "scanner preset '" + line + "': the device has no such option");
        }
        const std::string value = line.substr(equals + 1);
        if (option->about->type == SANE_TYPE_BOOL) {
            SANE_Word word = value == "yes" || value == "true" ? SANE_TRUE : SANE_FALSE;
            if (auto set = set_value(device, *option, &word); !set) {
                return set;
            }
            continue;
        }
        const bool word = option->about->type == SANE_TYPE_STRING;
        if (auto set = word ? set_word(device, *option, value)
                            : set_number(device, *option, std::atof(value.c_str()));
            !set) {
            return set;
        }
    }
    return {};
}

}  // namespace

ScannerCapabilities capabilities_of(SANE_Handle device) {
    ScannerCapabilities offers;
    const auto source = find(device, SANE_NAME_SCAN_SOURCE);
    const std::vector<std::string> sources = words_of(source);
    offers.has_glass = !source || source_word(sources, ScanSource::glass).has_value();
    offers.has_feeder = source_word(sources, ScanSource::feeder).has_value();
    offers.has_color = mode_word(words_of(find(device, SANE_NAME_SCAN_MODE)), ScanColor::color).has_value();
    if (const auto resolution = find(device, SANE_NAME_SCAN_RESOLUTION)) {
        offers.resolutions = resolutions_of(*resolution);
    }
    return offers;
}

Result<int> apply(SANE_Handle device, const ScanSettings& settings, const std::vector<std::string>& preset) {
    // The order matters. The source decides which modes, resolutions and areas exist; the mode may change the
    // resolutions; the resolution the grid of the area; the preset comes last, since it is written for
    // exactly this device.
    if (auto set = set_source(device, settings.source); !set) {
        return std::unexpected(set.error());
    }
    if (auto set = set_mode(device, settings.color); !set) {
        return std::unexpected(set.error());
    }
    const auto dpi = set_resolution(device, settings.dpi);
    if (!dpi) {
        return dpi;
    }
    if (auto set = set_area(device, settings, *dpi); !set) {
        return std::unexpected(set.error());
    }
    if (auto set = set_preset(device, preset); !set) {
        return std::unexpected(set.error());
    }
    return dpi;
}

}  // namespace kiosk
