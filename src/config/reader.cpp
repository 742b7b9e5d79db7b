#include "src/config/reader.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <optional>
#include <set>
#include <utility>

namespace kiosk::config {

/// Known keys are "section" and "section.key".
struct Reader::Parsed {
    toml::table root;
    std::set<std::string, std::less<>> known;
    std::optional<Error> mistake;

    const toml::table* section(const std::string& name) const { return root[name].as_table(); }

    const toml::node* find(const std::string& section_name, const std::string& key) const {
        const auto* table = section(section_name);
        return table == nullptr ? nullptr : table->get(key);
    }
};

namespace {

constexpr std::string_view last_line = "# end\n";
/// A folder path longer than this fails in the kernel (PATH_MAX); nothing else we read is near it.
constexpr std::size_t longest_text = 4096;

std::uint32_t line_of(const toml::node* node) {
    return node == nullptr ? 1 : node->source().begin.line;
}

/// A line of its own: "x # end" would be a comment of a line that may have been cut.
bool ends_whole(std::string_view text) {
    return text.ends_with(last_line) &&
           (text.size() == last_line.size() || text[text.size() - last_line.size() - 1] == '\n');
}

bool plain(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') {
            return false;
        }
    }
    return !text.empty() && text.size() <= longest_text;
}

}  // namespace

Reader::Reader(std::string_view text, std::filesystem::path path)
    : path_(std::move(path)), parsed_(std::make_unique<Parsed>()) {
    try {
        parsed_->root = toml::parse(text);
    } catch (const toml::parse_error& error) {
        wrong(error.source().begin.line, "", error.description());
        return;
    }
    if (!ends_whole(text)) {
        wrong(line_of(&parsed_->root), "", R"(the last line is not "# end": the file was cut short)");
    }
}

Reader::~Reader() = default;

void Reader::wrong(std::uint32_t line, std::string_view key, std::string_view what) {
    if (!parsed_->mistake) {
        parsed_->mistake = Error{ErrorCode::bad_config, fmt::format("{}:{}: {}{}{}", path_.string(), line,
                                                                    key, key.empty() ? "" : ": ", what)};
    }
}

Section Reader::section(const std::string& name) {
    parsed_->known.insert(name);
    if (parsed_->section(name) == nullptr) {
        wrong(line_of(parsed_->root.get(name)), name, "this section is missing");
    }
    return {*this, name};
}

bool Reader::has(const std::string& section) const {
    return parsed_->root.contains(section);
}

Result<void> Reader::finish() {
    for (const auto& [name, node] : parsed_->root) {
        const std::string section(name.str());
        if (!parsed_->known.contains(section)) {
            wrong(line_of(&node), section, "unknown");
            continue;
        }
        const auto* table = node.as_table();
        if (table == nullptr) {
            continue;  // section() has complained.
        }
        for (const auto& [key, value] : *table) {
            const auto full = fmt::format("{}.{}", section, key.str());
            if (!parsed_->known.contains(full)) {
                wrong(line_of(&value), full, "unknown key");
            }
        }
    }
    if (parsed_->mistake) {
        return std::unexpected(*parsed_->mistake);
    }
    return {};
}

namespace {

template <class T>
std::optional<T> exactly(const toml::node* node) {
    return node == nullptr ? std::nullopt : node->value_exact<T>();
}

}  // namespace

bool Section::has(const std::string& key) const {
    return reader_.parsed_->find(name_, key) != nullptr;
}

void Section::wrong(const std::string& key, std::string_view what) {
    const auto* node = reader_.parsed_->find(name_, key);
    const auto* section = reader_.parsed_->root.get(name_);
    const bool missing = node == nullptr && section != nullptr;
    reader_.wrong(line_of(missing ? section : node), name_ + "." + key,
                  missing ? "this key is missing" : what);
}

std::string Section::text(const std::string& key, Check check, std::string_view must) {
    reader_.parsed_->known.insert(name_ + "." + key);
    const auto value = exactly<std::string>(reader_.parsed_->find(name_, key));
    if (!value || !plain(*value) || !check(*value)) {
        wrong(key, fmt::format("must be {}", must));
        return {};
    }
    return *value;
}

std::vector<std::string> Section::texts(const std::string& key, Check check, std::string_view must) {
    reader_.parsed_->known.insert(name_ + "." + key);
    const auto* node = reader_.parsed_->find(name_, key);
    const auto* list = node == nullptr ? nullptr : node->as_array();
    std::vector<std::string> values;
    if (list == nullptr || list->empty()) {
        wrong(key, fmt::format("must be a list of {}", must));
        return values;
    }
    for (const auto& item : *list) {
        const auto value = exactly<std::string>(&item);
        if (!value || !plain(*value) || !check(*value)) {
            wrong(key, fmt::format("must be a list of {}", must));
            return {};
        }
        values.push_back(*value);
    }
    return values;
}

std::int64_t Section::integer(const std::string& key, std::int64_t least, std::int64_t most) {
    reader_.parsed_->known.insert(name_ + "." + key);
    const auto value = exactly<std::int64_t>(reader_.parsed_->find(name_, key));
    if (!value || *value < least || *value > most) {
        wrong(key, fmt::format("must be a whole number from {} to {}", least, most));
        return least;
    }
    return *value;
}

double Section::number(const std::string& key, double least, double most) {
    reader_.parsed_->known.insert(name_ + "." + key);
    const auto* node = reader_.parsed_->find(name_, key);
    const auto value = node == nullptr || !node->is_number() ? std::nullopt : node->value<double>();
    // Written so that NaN is refused too.
    if (!value || !(*value >= least && *value <= most)) {
        wrong(key, fmt::format("must be a number from {} to {}", least, most));
        return least;
    }
    return *value;
}

bool Section::boolean(const std::string& key) {
    reader_.parsed_->known.insert(name_ + "." + key);
    const auto value = exactly<bool>(reader_.parsed_->find(name_, key));
    if (!value) {
        wrong(key, "must be true or false");
    }
    return value.value_or(false);
}

std::filesystem::path Section::path(const std::string& key) {
    const auto written = text(key, [](std::string_view) { return true; }, "a path");
    const auto folder = reader_.path_.parent_path();
    return written.empty() ? std::filesystem::path{} : (folder / written).lexically_normal();
}

}  // namespace kiosk::config
