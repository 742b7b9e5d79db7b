#include "src/catalog/catalog.h"

#include <algorithm>

#include "src/catalog/catalog_data.h"
#include "src/catalog/find_by.h"

namespace kiosk {

Result<Catalog> Catalog::load(std::span<const AssetFile> files) {
    auto data = load_data(files);
    if (!data) {
        return std::unexpected(data.error());
    }
    return Catalog(std::move(*data));
}

Catalog::Catalog(std::unique_ptr<CatalogData> data) : data_(std::move(data)) {}
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;
Catalog::~Catalog() = default;

const std::string& Catalog::version() const {
    return data_->version;
}
const std::vector<Procedure>& Catalog::procedures() const {
    return data_->procedures;
}
const std::vector<Form>& Catalog::forms() const {
    return data_->forms;
}
const std::vector<Sector>& Catalog::sectors() const {
    return data_->sectors;
}
const std::vector<LifeEvent>& Catalog::life_events() const {
    return data_->life_events;
}
const std::vector<Exemption>& Catalog::exemptions() const {
    return data_->exemptions;
}
const Units& Catalog::units() const {
    return data_->units;
}
const Names& Catalog::names() const {
    return data_->names;
}
const Calendar& Catalog::calendar() const {
    return data_->calendar;
}

const Procedure* Catalog::procedure(std::string_view code) const {
    return find_by(data_->procedures, code, &Procedure::code);
}

const Form* Catalog::form(std::string_view id, Date day) const {
    const auto found = std::ranges::find_if(
        data_->forms, [&](const Form& f) { return f.id == id && f.effective.covers(day); });
    return found == data_->forms.end() ? nullptr : &*found;
}

const Form* Catalog::form_of(const Procedure& procedure, Date day) const {
    return form(procedure.form, day);
}

const Sector* Catalog::sector(std::string_view id) const {
    return find_by(data_->sectors, id, &Sector::id);
}

const LifeEvent* Catalog::life_event(std::string_view id) const {
    return find_by(data_->life_events, id, &LifeEvent::id);
}

std::vector<const Procedure*> Catalog::procedures_of(const LifeEvent& event) const {
    std::vector<const Procedure*> out;
    for (const std::string& code : event.procedures) {
        out.push_back(procedure(code));
    }
    return out;
}

std::vector<const Procedure*> Catalog::procedures_in(std::string_view sector_id) const {
    std::vector<const Procedure*> out;
    for (const Procedure& procedure : data_->procedures) {
        if (procedure.sector == sector_id) {
            out.push_back(&procedure);
        }
    }
    return out;
}

std::vector<const Procedure*> Catalog::search(std::string_view query, std::size_t limit) const {
    std::vector<const Procedure*> out;
    for (const std::uint32_t entry : data_->index.find(query, limit)) {
        out.push_back(&data_->procedures[entry]);
    }
    return out;
}

std::vector<const Document*> documents_of(const Procedure& procedure, const Answers& answers, Date day) {
    std::vector<const Document*> out;
    for (const Document& document : procedure.documents) {
        if (document.effective.covers(day) && document.when.holds(answers)) {
            out.push_back(&document);
        }
    }
    return out;
}

}  // namespace kiosk
