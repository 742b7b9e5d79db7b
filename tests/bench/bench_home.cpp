#include "tests/bench/bench_home.h"

#include <array>
#include <string>

namespace kiosk::ui::test {

namespace {

const ImVec2 card_size{500, 330};
constexpr std::array<const char*, home_cards> names{"Nộp hồ sơ",       "Tra cứu hồ sơ", "Xem thủ tục",
                                                    "Lấy mẫu đơn",     "Bổ sung hồ sơ", "Thanh toán",
                                                    "Giấy tờ của tôi", "Đánh giá"};

ImVec2 card_corner(int card) {
    return {30.0F + static_cast<float>(card % 2) * 520.0F, 320.0F + static_cast<float>(card / 2) * 360.0F};
}

void shadow(ImDrawList& list, const Studio& studio, ImVec2 from, ImVec2 to) {
    constexpr float corner = 32;
    const ImVec2 uv0 = studio.shadow_from;
    const ImVec2 uv1 = studio.shadow_to;
    const std::array xs{from.x, from.x + corner, to.x - corner, to.x};
    const std::array ys{from.y, from.y + corner, to.y - corner, to.y};
    const std::array us{uv0.x, (uv0.x + uv1.x) / 2, (uv0.x + uv1.x) / 2, uv1.x};
    const std::array vs{uv0.y, (uv0.y + uv1.y) / 2, (uv0.y + uv1.y) / 2, uv1.y};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            list.AddImage(handle_of(studio.atlas.id), {xs[column], ys[row]}, {xs[column + 1], ys[row + 1]},
                          {us[column], vs[row]}, {us[column + 1], vs[row + 1]}, IM_COL32(20, 30, 60, 120));
        }
    }
}

bool draw_card(const Studio& studio, int card) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 from = card_corner(card);
    const ImVec2 to{from.x + card_size.x, from.y + card_size.y};
    ImGui::SetCursorScreenPos(from);
    const bool tapped = ImGui::InvisibleButton(std::to_string(card).c_str(), card_size);
    const bool pressed = ImGui::IsItemActive();
    shadow(list, studio, {from.x - 16, from.y - 10}, {to.x + 16, to.y + 22});
    list.AddRectFilled(from, to, pressed ? IM_COL32(225, 235, 250, 255) : IM_COL32_WHITE, 24);
    list.AddRect(from, to, IM_COL32(215, 220, 230, 255), 24, 0, 2);
    list.AddCircleFilled({from.x + 80, from.y + 90}, 52, IM_COL32(180, 20, 30, 32));
    list.AddCircle({from.x + 80, from.y + 90}, 26, IM_COL32(180, 20, 30, 255), 0, 6);
    const auto name = static_cast<std::size_t>(card);
    list.AddText(studio.fonts[1], 34, {from.x + 30, from.y + 170}, IM_COL32(25, 30, 45, 255), names[name]);
    list.AddText(studio.fonts[0], 18, {from.x + 30, from.y + 225}, IM_COL32(95, 105, 125, 255),
                 vietnamese_words, nullptr, card_size.x - 60);
    return tapped;
}

}  // namespace

ImVec2 card_middle(int card) {
    const ImVec2 from = card_corner(card);
    return {from.x + card_size.x / 2, from.y + card_size.y / 2};
}

int draw_home(const Studio& studio) {
    int tapped = -1;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({1080, 1920});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, IM_COL32(244, 246, 250, 255));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    ImGui::Begin("home", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({0, 0}, {1080, 250}, IM_COL32(180, 20, 30, 255));
    list.AddText(studio.fonts[2], 72, {40, 40}, IM_COL32_WHITE, "Đăng ký khai sinh");
    list.AddText(studio.fonts[1], 34, {40, 150}, IM_COL32(255, 235, 200, 255), "Nộp hồ sơ 0123456789");
    for (int card = 0; card < home_cards; ++card) {
        tapped = draw_card(studio, card) ? card : tapped;
    }
    list.AddRectFilled({0, 1790}, {1080, 1920}, IM_COL32_WHITE);
    list.AddRectFilled({30, 1810}, {330, 1900}, IM_COL32(30, 80, 160, 255), 45);
    list.AddRectFilled({750, 1810}, {1050, 1900}, IM_COL32(30, 80, 160, 255), 45);
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    return tapped;
}

}  // namespace kiosk::ui::test
