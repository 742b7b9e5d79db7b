#include "tests/gallery/sample_pages.h"

namespace kiosk::gallery {

void sample_scripts(ui::Ui& ui) {
    static_cast<void>(ui.page(
        {.id = "scripts",
         .title = "Y Blô̆ Niê, Kpă Klơ̆ng, H’Lê̆ Êban",
         .instruction =
             "សូម​ស្វាគមន៍ · ភាសា​ខ្មែរ · ꨀꨇꩉ ꨌꩌ",
         .back = "ថយ​ក្រោយ",
         .primary = "បន្ទាប់"}));
    const std::vector<ui::Row> rows{
        {.title = "សុខ ដារ៉ា",
         .subtitle = "Sok Dara · 05/03/1990 · ខេត្ត​ត្រាវិញ",
         .value = "ខ្មែរ"},
        {.title = "ꨀꨇꩉ ꨌꩌ", .subtitle = "Ninh Thuận · ꨣꨨꨩ", .value = "ꨌꩌ"},
        {.title = "KPĂ KLƠ̆NG", .subtitle = "Ƀuôn Ê̆a Kao, ƀăn mơ̆ng kơ̆ dŏ", .value = "Jrai"}};
    static_cast<void>(ui.rows("names", rows));
    ui.notice(ui::Tone::info, "ព្រះរាជាណាចក្រ​កម្ពុជា",
              "ខ្ញុំ​មាន​កិច្ចការ​ប្រញាប់​នៅ​ឃុំ ហើយ​ត្រូវការ​ជំនួយ ស្ត្រី "
              "ន្ត្រី "
              "ក្រុមប្រឹក្សា​ឃុំ");
    const ui::TextField field{
        .id = "name", .label = "ឈ្មោះ", .value = "សុខ ដារ៉ា", .keyboard = ui::Keyboard::name, .focused = true};
    static_cast<void>(ui.text_field(field));
}

ui::Header sample_header(Language language) {
    if (language == Language::en) {
        return {.commune = "People's Committee of Tân Lập commune",
                .centre = "Public Administration Service Centre",
                .clock = "07:16",
                .language = "Tiếng Việt"};
    }
    return {.commune = "Ủy ban nhân dân xã Tân Lập",
            .centre = "Trung tâm Phục vụ hành chính công",
            .clock = "07:16",
            .language = "English"};
}

}  // namespace kiosk::gallery
