// The answers to a form: which groups are asked, what is wrong with an answer, what the portal gets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/base/time.h"
#include "src/catalog/condition.h"
#include "src/catalog/form.h"
#include "src/dossier/citizen.h"

namespace kiosk {

/// Each has a sentence for the citizen under "problem.<name>"; a test walks the list.
enum class ProblemKind {
    missing,
    bad_name,
    single_word_name,
    bad_id_number,
    unknown_id_province,
    id_sex_mismatch,
    id_birth_mismatch,
    bad_date,
    bad_time,
    date_in_future,
    date_in_past,
    date_out_of_order,
    date_too_long_ago,
    period_too_long,
    parent_too_young,
    too_young,
    bad_address,
    bad_phone,
    bad_email,
    bad_choice,
    bad_number,
    out_of_range,
    too_long,
    same_person,
    differs_from_parents,
    none_filled,
    oath_not_taken,
};

/// The kind's own name, as in text keys.
[[nodiscard]] std::string_view name(ProblemKind kind);
[[nodiscard]] const std::vector<ProblemKind>& all_problem_kinds();

struct Problem {
    std::string field;
    ProblemKind kind{};
    Gravity severity = Gravity::error;
    std::string other{};     ///< The label-bearing field compared with, may be empty.
    std::int64_t low = 0;  ///< Numbers for the sentence: {low}, {high}.
    std::int64_t high = 0;
};

/// The groups to show, in order: `when` holds and at least one field is asked.
[[nodiscard]] std::vector<const FormGroup*> asked_groups(const Form& form, const Answers& answers);
/// The fields of a group to show: `when` holds, not derived, not answered by the delivery step.
[[nodiscard]] std::vector<const Field*> asked_fields(const FormGroup& group, const Answers& answers);
/// Without the answers to fields that do not apply: the default of a row nobody asked for must not cost money.
[[nodiscard]] Answers applying(const Form& form, Answers answers);
[[nodiscard]] bool is_required(const Field& field, const Answers& answers);

/// What is wrong with one screen's answers. Errors first, then warnings; at most one of each per field.
[[nodiscard]] std::vector<Problem> check(const Form& form, const FormGroup& group, const Answers& answers,
                                         Date today);
/// The same for every group asked.
[[nodiscard]] std::vector<Problem> check(const Form& form, const Answers& answers, Date today);

/// Default values and what is known of the citizen; never overwrites an answer that is there.
[[nodiscard]] Answers prefilled(const Form& form, const Citizen& citizen, Answers answers);
/// The answers with derived fields filled in.
[[nodiscard]] Answers with_derived(const Form& form, Answers answers);
/// A typed answer as it is stored: composed, trimmed, phone as 0xxxxxxxxx, date as ISO where it can be read.
[[nodiscard]] std::string normalised(const Field& field, std::string_view typed);

/// The citizen from the answers of the "identity" form.
[[nodiscard]] Citizen citizen_from_identity(const Answers& answers);

/// "Ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi sáu."
[[nodiscard]] std::string date_in_words(Date date);

/// The form part of the dossier for the gateway: applicant, form id and version, answers with field codes.
/// Fields that do not apply are left out.
[[nodiscard]] std::string to_json(const Form& form, const Answers& answers, const Citizen& citizen);

}  // namespace kiosk
