#include "tests/pages/page_list.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/pages/papers.h"
#include "tests/pages/persons.h"

namespace kiosk::pages {
namespace {

constexpr Size a4_across{297, 210};

constexpr std::array pages{
    TestPage{.name = "giay_chung_sinh",
             .title = "Giấy chứng sinh",
             .paper = birth_notice,
             .advice = "none",
             .placement = {.skew_degrees = 0.7},
             .wear = {.seed = 11},
             .color = {0.98, 0.97, 0.94}},
    TestPage{.name = "giay_uy_quyen",
             .title = "Văn bản ủy quyền",
             .paper = authorisation,
             .advice = "none",
             .placement = {.left_mm = 0.8, .top_mm = 0.5, .skew_degrees = -0.9},
             .wear = {.noise = 2.2, .grey = true, .seed = 12}},
    TestPage{.name = "trich_luc_ket_hon",
             .title = "Trích lục kết hôn",
             .paper = marriage_extract,
             .advice = "none",
             .placement = {.skew_degrees = 0.3},
             .wear = {.unevenness = 0.06, .seed = 13},
             .color = {0.98, 0.955, 0.93}},
    TestPage{.name = "quyet_dinh_ly_hon",
             .title = "Quyết định công nhận thuận tình ly hôn",
             .paper = divorce_decision,
             .advice = "none",
             .placement = {.left_mm = 1.5, .skew_degrees = -1.6},
             .wear = {.blur_radius = 0.8, .noise = 2.6, .unevenness = 0.08, .grey = true, .seed = 14}},
    TestPage{.name = "bang_tot_nghiep",
             .title = "Bằng tốt nghiệp",
             .paper = diploma,
             .advice = "none",
             .glass = a4_across,
             .sheet = a4_across,
             .placement = {.skew_degrees = 0.4},
             .wear = {.seed = 15},
             .quality = 78,
             .color = {0.98, 0.96, 0.92}},
    TestPage{.name = "so_ho_khau",
             .title = "Một trang sổ hộ khẩu cũ",
             .paper = household_book,
             .advice = "none",
             .glass = a5,
             .sheet = a5,
             .placement = {.left_mm = 1.0, .top_mm = 0.6, .skew_degrees = 1.1},
             .wear = {.noise = 3, .edge_shadow = 0.55, .seed = 16},
             .color = {0.95, 0.91, 0.82}},
    TestPage{.name = "xac_nhan_cu_tru",
             .title = "Giấy xác nhận thông tin về cư trú",
             .paper = residence_confirmation,
             .advice = "none",
             .placement = {.skew_degrees = 0.5},
             .wear = {.grey = true, .seed = 17}},
    TestPage{.name = "giay_cam_doan_viet_tay",
             .title = "Giấy cam đoan viết tay",
             .paper = handwritten_request,
             .advice = "none",
             .placement = {.skew_degrees = -1.2},
             .wear = {.unevenness = 0.07, .seed = 18},
             .color = {0.97, 0.965, 0.93}},
    TestPage{.name = "cccd_mat_truoc",
             .title = "Căn cước công dân gắn chip, mặt trước",
             .paper = card_2021_front,
             .advice = "none",
             .sheet = id_card,
             .placement = {.left_mm = 12, .top_mm = 15, .skew_degrees = 2.4},
             .wear = {.noise = 1.1, .seed = 19},
             .quality = 80,
             .color = {0.88, 0.95, 0.96}},
    TestPage{.name = "cccd_mat_sau",
             .title = "Căn cước công dân gắn chip, mặt sau",
             .paper = card_2021_back,
             .advice = "none",
             .sheet = id_card,
             .placement = {.left_mm = 12, .top_mm = 15, .skew_degrees = -1.5},
             .wear = {.noise = 1.1, .seed = 20},
             .quality = 80,
             .color = {0.90, 0.95, 0.93}},
    TestPage{.name = "can_cuoc_mat_truoc",
             .title = "Căn cước, mặt trước",
             .paper = card_2024_front,
             .advice = "none",
             .sheet = id_card,
             .placement = {.left_mm = 8, .top_mm = 9, .skew_degrees = -1.1},
             .wear = {.noise = 1.1, .seed = 21},
             .quality = 80,
             .color = {0.96, 0.95, 0.87}},
    TestPage{.name = "can_cuoc_mat_sau",
             .title = "Căn cước, mặt sau",
             .paper = card_2024_back,
             .advice = "none",
             .sheet = id_card,
             .placement = {.left_mm = 9, .top_mm = 8, .skew_degrees = 1.8},
             .wear = {.noise = 1.1, .seed = 22},
             .quality = 80,
             .color = {0.95, 0.94, 0.88}},
    TestPage{.name = "trang_trang",
             .title = "Tờ giấy trắng (đặt ngược mặt)",
             .paper = nothing,
             .advice = "blank",
             .placement = {.skew_degrees = 0.6},
             .wear = {.seed = 23}},
    TestPage{.name = "qua_toi",
             .title = "Giấy chứng sinh, quá tối",
             .paper = birth_notice,
             .advice = "too_dark",
             .placement = {.skew_degrees = 0.7},
             .wear = {.noise = 3, .light = 0.28, .unevenness = 0.3, .seed = 24}},
    TestPage{.name = "bi_mo",
             .title = "Giấy ủy quyền, bị mờ",
             .paper = authorisation,
             .advice = "blurred",
             .placement = {.skew_degrees = -0.9},
             .wear = {.blur_radius = 7, .grey = true, .seed = 25}},
    TestPage{.name = "bi_cat",
             .title = "Trích lục kết hôn, bị cắt mép",
             .paper = marriage_extract,
             .advice = "cut_off",
             .placement = {.left_mm = 62, .top_mm = -24, .skew_degrees = 2.2},
             .wear = {.seed = 26}},
    TestPage{.name = "lon_nguoc",
             .title = "Giấy xác nhận cư trú, lộn ngược",
             .paper = residence_confirmation,
             .advice = "none",
             .placement = {.skew_degrees = 0.6, .upside_down = true},
             .wear = {.grey = true, .seed = 27}},
};

nlohmann::json as_json(const Person& person) {
    return {{"name", person.name},        {"id", person.id},   {"old_id", person.old_id},
            {"birth_date", person.birth}, {"sex", person.sex}, {"address", person.address},
            {"issue_date", person.issued}};
}

}  // namespace

std::span<const TestPage> all_pages() {
    return pages;
}

Result<Bytes> make_page(const TestPage& page) {
    Sheet sheet(page.glass, page.sheet, page.placement, page.color);
    page.paper(sheet);
    return encode_jpeg(worn(sheet.picture(), page.wear), page.quality, page_dpi);
}

nlohmann::json manifest() {
    nlohmann::json listed = nlohmann::json::array();
    for (const auto& page : pages) {
        listed.push_back({{"file", std::string(page.name) + ".jpg"},
                          {"title", page.title},
                          {"advice", page.advice},
                          {"color", page.wear.grey ? "grey" : "color"},
                          {"dpi", page_dpi},
                          {"width", std::lround(page.glass.width_mm * page_dpi / 25.4)},
                          {"height", std::lround(page.glass.height_mm * page_dpi / 25.4)}});
    }
    nlohmann::json people;
    for (const auto& person : {father, mother, student, neighbour, former_wife}) {
        people[std::string(person.key)] = as_json(person);
    }
    return {{"pages", listed},
            {"persons", people},
            {"card_qr", {{"cccd_mat_truoc.jpg", card_2021_qr()}, {"can_cuoc_mat_sau.jpg", card_2024_qr()}}}};
}

}  // namespace kiosk::pages
