#include "drivers/portal/json_guard.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace kiosk {

namespace {

using Json = nlohmann::json;

// Counts while the parser reads and stops it at the first thing beyond the limits. Builds nothing.
class Guard : public Json::json_sax_t {
  public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return count(); }
    bool binary(binary_t&) override { return stop("binary"); }
    bool start_object(std::size_t) override { return open(); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        if (name.size() > json_max_name) {
            return stop("a member's name is too long");
        }
        if (!names_.back().insert(name).second) {
            return stop("a member stands twice");
        }
        return count();
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        return stop(fmt::format("no JSON from byte {} on", position));
    }

    const std::string& trouble() const { return trouble_; }

  private:
    bool open() {
        names_.emplace_back();
        return names_.size() <= json_max_depth ? count() : stop("nested too deeply");
    }

    bool close() {
        names_.pop_back();
        return true;
    }

    bool count() { return ++members_ <= json_max_members || stop("too many members"); }

    bool stop(std::string why) {
        trouble_ = std::move(why);
        return false;
    }

    std::vector<std::set<std::string>> names_;
    std::size_t members_ = 0;
    std::string trouble_;
};

}  // namespace

Result<Json> read_json_object(std::string_view text) {
    if (text.size() > json_max_bytes) {
        return fail(ErrorCode::portal_broken_answer, fmt::format("JSON of {} bytes", text.size()));
    }
    Guard guard;
    if (!Json::sax_parse(text, &guard)) {
        return fail(ErrorCode::portal_broken_answer, guard.trouble());
    }
    Json document = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!document.is_object()) {
        return fail(ErrorCode::portal_broken_answer, "JSON, but no object");
    }
    return document;
}

}  // namespace kiosk
