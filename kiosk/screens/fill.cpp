// One question group of a form. The focused field brings its keyboard, number pad or list.
#include <algorithm>

#include <fmt/format.h>

#include "kiosk/screens/fill_field.h"
#include "kiosk/screens/screens.h"

namespace kiosk::screens {

std::optional<Event> draw(const Scene& scene, const step::Fill& here) {
    const Form* form = form_of(scene.session(), here.form);
    const Answers& answers = answers_of(scene.session(), here.form);
    const auto groups = asked_groups(*form, answers);
    const std::size_t index = std::min(here.group, groups.size() - 1);
    const FormGroup& group = *groups[index];
    const auto press = scene.ui.page(
        {.id = "fill",
         .progress = scene.text(txt::fill_progress, {{"n", fmt::format("{}", index + 1)},
                                                     {"total", fmt::format("{}", groups.size())}}),
         .title = scene.local(group.title),
         .instruction = {},
         .back = scene.back_label(),
         .primary = scene.text(txt::common_next)});
    std::optional<Event> answered;
    const auto fields = asked_fields(group, answers);
    const auto& draw_one = fields.size() == 1 ? draw_only_field : draw_field;
    for (const Field* field : fields) {
        if (auto event = draw_one(scene, here, *field, answers)) {
            answered = std::move(event);
        }
    }
    return answered ? answered : common(scene, press);
}

}  // namespace kiosk::screens
