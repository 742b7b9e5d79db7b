#include "src/catalog/form.h"

namespace kiosk {

const Field* Form::field(std::string_view field_id) const {
    for (const FormSection& section : sections) {
        for (const FormGroup& group : section.groups) {
            for (const Field& field : group.fields) {
                if (field.id == field_id) {
                    return &field;
                }
            }
        }
    }
    return nullptr;
}

}  // namespace kiosk
