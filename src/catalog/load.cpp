#include <fmt/core.h>

#include <algorithm>
#include <functional>

#include "src/catalog/asset_node.h"
#include "src/catalog/catalog_data.h"
#include "src/catalog/check.h"
#include "src/catalog/readers.h"
#include "src/text/fold.h"

namespace kiosk {

using nlohmann::json;

namespace {

// How much a hit in each part of a procedure says about what the citizen wants.
constexpr int in_code = 9;
constexpr int in_title = 6;
constexpr int in_keywords = 5;
constexpr int in_name = 4;
constexpr int in_translation = 3;
constexpr int in_life_event = 2;
constexpr int in_sector = 2;

constexpr std::string_view procedures_folder = "assets/procedures/";
constexpr std::string_view forms_folder = "assets/forms/";
constexpr std::string_view calendar_folder = "assets/calendar/";

bool in_folder(std::string_view path, std::string_view folder) {
    return path.starts_with(folder) && path.ends_with(".json") && !path.substr(folder.size()).contains('/');
}

class Loader {
  public:
    Result<void> read(const AssetFile& file);
    Result<void> check();
    void build_index();
    std::unique_ptr<CatalogData> data = std::make_unique<CatalogData>();

  private:
    using Reader = std::function<void(AssetNode, const std::string& path, Mistake& mistake)>;

    [[nodiscard]] Reader reader(const std::string& path);
    void read_procedure_file(AssetNode node, const std::string& path, Mistake& mistake);
    Result<void> check_present() const;
    Result<void> check_forms() const;
    Result<void> check_procedures() const;
    Result<void> check_life_events() const;

    // Where each was read from, in the same order, because errors name the file.
    std::vector<std::string> procedure_files_;
    std::vector<std::string> form_files_;
};

void Loader::read_procedure_file(AssetNode node, const std::string& path, Mistake& mistake) {
    Procedure procedure = read_procedure(std::move(node));
    if (path != std::string(procedures_folder) + procedure.code + ".json") {
        mistake.note("code", "is not the name of the file");
    }
    if (std::ranges::find(data->procedures, procedure.code, &Procedure::code) != data->procedures.end()) {
        mistake.note("code", "is there twice");
    }
    data->procedures.push_back(std::move(procedure));
    procedure_files_.push_back(path);
}

Loader::Reader Loader::reader(const std::string& path) {
    if (in_folder(path, procedures_folder)) {
        return [this](AssetNode node, const std::string& where, Mistake& mistake) {
            read_procedure_file(std::move(node), where, mistake);
        };
    }
    if (in_folder(path, forms_folder)) {
        return [this](AssetNode node, const std::string& where, Mistake&) {
            data->forms.push_back(read_form(std::move(node)));
            form_files_.push_back(where);
        };
    }
    if (in_folder(path, calendar_folder)) {
        return [this](AssetNode node, auto&, auto&) { read_calendar(std::move(node), data->calendar); };
    }
    if (path == "assets/units/provinces.json") {
        return [this](AssetNode node, auto&, Mistake& mistake) {
            read_provinces(std::move(node), data->units);
            check_units(data->units, mistake);
        };
    }
    if (path == "assets/units/ethnic_groups.json") {
        return [this](AssetNode node, auto&, auto&) {
            data->units.ethnic_groups = read_choices(std::move(node));
        };
    }
    if (path == "assets/units/countries.json") {
        return
            [this](AssetNode node, auto&, auto&) { data->units.countries = read_choices(std::move(node)); };
    }
    if (path == "assets/sectors.json") {
        return [this](AssetNode node, auto&, auto&) { data->sectors = read_sectors(std::move(node)); };
    }
    if (path == "assets/life_events.json") {
        return
            [this](AssetNode node, auto&, auto&) { data->life_events = read_life_events(std::move(node)); };
    }
    if (path == "assets/exemptions.json") {
        return [this](AssetNode node, auto&, auto&) { data->exemptions = read_exemptions(std::move(node)); };
    }
    if (path == "assets/names.json") {
        return [this](AssetNode node, auto&, auto&) { data->name_lists = read_names(std::move(node)); };
    }
    if (path == "assets/catalog.json") {
        return [this](AssetNode node, auto&, auto&) {
            data->version = node.text("version");
            node.done();
        };
    }
    return {};
}

Result<void> Loader::read(const AssetFile& file) {
    const Reader use = reader(file.path);
    if (!use) {
        return {};  // Texts, icons and the like share the folder and have readers elsewhere.
    }
    Mistake mistake(file.path);
    const json parsed = json::parse(file.text, nullptr, /*allow_exceptions=*/false);
    if (parsed.is_discarded()) {
        mistake.note("", "is not JSON");
        return mistake.error();
    }
    use(AssetNode(parsed, mistake), file.path, mistake);
    return mistake.any() ? Result<void>(mistake.error()) : Result<void>();
}

Result<void> Loader::check_present() const {
    const auto missing = [](const char* file) {
        return fail(ErrorCode::bad_asset, std::string(file) + ": is missing");
    };
    if (data->version.empty()) {
        return missing("assets/catalog.json");
    }
    if (data->sectors.empty()) {
        return missing("assets/sectors.json");
    }
    if (data->life_events.empty()) {
        return missing("assets/life_events.json");
    }
    if (data->exemptions.empty()) {
        return missing("assets/exemptions.json");
    }
    if (data->name_lists.family.empty()) {
        return missing("assets/names.json");
    }
    if (data->units.provinces.empty()) {
        return missing("assets/units/provinces.json");
    }
    if (data->units.ethnic_groups.empty()) {
        return missing("assets/units/ethnic_groups.json");
    }
    if (data->units.countries.empty()) {
        return missing("assets/units/countries.json");
    }
    return {};
}

Result<void> Loader::check_forms() const {
    for (std::size_t i = 0; i < data->forms.size(); ++i) {
        const Form& form = data->forms[i];
        Mistake mistake(form_files_[i]);
        check_form(form, data->units, mistake);
        for (std::size_t j = 0; j < i; ++j) {
            const Form& other = data->forms[j];
            const bool overlap = other.id == form.id &&
                                 (!other.effective.to || form.effective.from <= *other.effective.to) &&
                                 (!form.effective.to || other.effective.from <= *form.effective.to);
            if (overlap) {
                mistake.note("from", "overlaps " + form_files_[j]);
            }
        }
        if (mistake.any()) {
            return mistake.error();
        }
    }
    return {};
}

Result<void> Loader::check_procedures() const {
    const CheckContext context{data->forms, data->sectors, data->exemptions, data->units};
    for (std::size_t i = 0; i < data->procedures.size(); ++i) {
        Mistake mistake(procedure_files_[i]);
        check_procedure(data->procedures[i], context, mistake);
        if (mistake.any()) {
            return mistake.error();
        }
    }
    return {};
}

Result<void> Loader::check_life_events() const {
    Mistake mistake("assets/life_events.json");
    for (const LifeEvent& event : data->life_events) {
        for (const std::string& code : event.procedures) {
            if (std::ranges::find(data->procedures, code, &Procedure::code) == data->procedures.end()) {
                mistake.note(event.id + ".procedures", fmt::format("\"{}\" is unknown", code));
            }
        }
    }
    if (const std::string twice = first_double(data->life_events, &LifeEvent::id); !twice.empty()) {
        mistake.note("", fmt::format("\"{}\" is there twice", twice));
    }
    return mistake.any() ? Result<void>(mistake.error()) : Result<void>();
}

Result<void> Loader::check() {
    // GCC 12 has std::expected without its monadic members.
    for (const auto step : {&Loader::check_present, &Loader::check_forms, &Loader::check_procedures,
                            &Loader::check_life_events}) {
        if (auto result = (this->*step)(); !result) {
            return result;
        }
    }
    return {};
}

void Loader::build_index() {
    const auto add = [this](std::size_t entry, const LocalText& words, int weight) {
        data->index.add(static_cast<std::uint32_t>(entry), words.vi, weight);
        data->index.add(static_cast<std::uint32_t>(entry), words.en, std::min(weight, in_translation));
    };
    for (std::size_t i = 0; i < data->procedures.size(); ++i) {
        const Procedure& procedure = data->procedures[i];
        data->index.add(static_cast<std::uint32_t>(i), procedure.code, in_code);
        add(i, procedure.title, in_title);
        add(i, procedure.name, in_name);
        for (const std::string& keyword : procedure.keywords) {
            data->index.add(static_cast<std::uint32_t>(i), keyword, in_keywords);
        }
        const auto sector = std::ranges::find(data->sectors, procedure.sector, &Sector::id);
        add(i, sector->name, in_sector);
        for (const LifeEvent& event : data->life_events) {
            if (std::ranges::find(event.procedures, procedure.code) != event.procedures.end()) {
                add(i, event.title, in_life_event);
            }
        }
    }
    data->index.finish();
}

}  // namespace

Result<std::unique_ptr<CatalogData>> load_data(std::span<const AssetFile> files) {
    Loader loader;
    for (const AssetFile& file : files) {
        if (const auto read = loader.read(file); !read) {
            return std::unexpected(read.error());
        }
    }
    if (const auto checked = loader.check(); !checked) {
        return std::unexpected(checked.error());
    }
    std::ranges::sort(loader.data->procedures, {}, &Procedure::code);
    loader.build_index();
    loader.data->names = Names(loader.data->name_lists, loader.data->units);
    return std::move(loader.data);
}

}  // namespace kiosk
