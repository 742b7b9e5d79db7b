// The whole catalogue: procedures, forms, units, calendar, life events and sectors, checked once at start and
// then constant.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/asset_file.h"
#include "src/base/result.h"
#include "src/catalog/calendar.h"
#include "src/catalog/fee.h"
#include "src/catalog/form.h"
#include "src/catalog/names.h"
#include "src/catalog/procedure.h"
#include "src/catalog/units.h"

namespace kiosk {

struct CatalogData;

class Catalog {
  public:
    /// Checks every file against every other; the first mistake is a bad_asset that names file and key.
    [[nodiscard]] static Result<Catalog> load(std::span<const AssetFile> files);

    Catalog(Catalog&&) noexcept;
    Catalog& operator=(Catalog&&) noexcept;
    ~Catalog();

    [[nodiscard]] const std::string& version() const;
    [[nodiscard]] const std::vector<Procedure>& procedures() const;
    [[nodiscard]] const std::vector<Form>& forms() const;
    [[nodiscard]] const std::vector<Sector>& sectors() const;
    [[nodiscard]] const std::vector<LifeEvent>& life_events() const;
    [[nodiscard]] const std::vector<Exemption>& exemptions() const;
    [[nodiscard]] const Units& units() const;
    [[nodiscard]] const Names& names() const;
    [[nodiscard]] const Calendar& calendar() const;

    /// nullptr when there is none.
    [[nodiscard]] const Procedure* procedure(std::string_view code) const;
    /// The form with this id in force on the day, or nullptr.
    [[nodiscard]] const Form* form(std::string_view id, Date day) const;
    [[nodiscard]] const Form* form_of(const Procedure& procedure, Date day) const;
    [[nodiscard]] const Sector* sector(std::string_view id) const;
    [[nodiscard]] const LifeEvent* life_event(std::string_view id) const;
    [[nodiscard]] std::vector<const Procedure*> procedures_of(const LifeEvent& event) const;
    [[nodiscard]] std::vector<const Procedure*> procedures_in(std::string_view sector_id) const;

    /// By name, code, sector, life event and keywords, without diacritics and with small typing errors; best
    /// first.
    [[nodiscard]] std::vector<const Procedure*> search(std::string_view query, std::size_t limit) const;

  private:
    explicit Catalog(std::unique_ptr<CatalogData> data);
    std::unique_ptr<CatalogData> data_;
};

/// The documents that apply on a day with these answers, in order.
[[nodiscard]] std::vector<const Document*> documents_of(const Procedure& procedure, const Answers& answers,
                                                        Date day);

}  // namespace kiosk
