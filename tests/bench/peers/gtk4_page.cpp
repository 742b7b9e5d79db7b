// What a hall could run instead: the kiosk's home screen in GTK 4. Nothing here is animated.
#include <gtk/gtk.h>

#include <array>
#include <string>
#include <utility>

namespace {

constexpr int width = 1080;
constexpr int height = 1920;

constexpr const char* style = R"(
window { background: #f2f5fa; color: #121826; font: 30px "Noto Sans"; }
.header { background: #86000c; color: white; font-weight: bold; padding: 40px; }
.title { font-size: 52px; font-weight: bold; padding: 40px; }
button { background: white; border: none; border-radius: 20px; padding: 30px; transition: none; box-shadow: 0 4px 20px rgba(20,34,66,0.25); }
button:active { background: #dbe7fa; }
.strong { font-size: 32px; font-weight: bold; }
.more { font-size: 28px; }
)";

constexpr std::array<std::pair<const char*, const char*>, 8> cards{
    {{"Có con nhỏ", "Đăng ký khai sinh, khai sinh lại"},
     {"Kết hôn", "Xác nhận tình trạng hôn nhân"},
     {"Người thân qua đời", "Đăng ký khai tử"},
     {"Chuyển chỗ ở", "Đăng ký thường trú, tạm trú"},
     {"Chứng thực", "Bản sao từ bản chính"},
     {"Trích lục hộ tịch", "Bản sao khai sinh, kết hôn"},
     {"Trợ cấp xã hội", "Người cao tuổi, người khuyết tật"},
     {"Tìm thủ tục khác", "Theo tên hoặc lĩnh vực"}}};

GtkWidget* words(const char* text, const char* name) {
    GtkWidget* label = gtk_label_new(text);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_label_set_wrap(GTK_LABEL(label), TRUE);
    gtk_widget_add_css_class(label, name);
    return label;
}

GtkWidget* card(const char* title, const char* more) {
    GtkWidget* column = gtk_box_new(GTK_ORIENTATION_VERTICAL, 10);
    gtk_box_append(GTK_BOX(column), words(title, "strong"));
    if (more != nullptr) {
        gtk_box_append(GTK_BOX(column), words(more, "more"));
    }
    GtkWidget* button = gtk_button_new();
    gtk_button_set_child(GTK_BUTTON(button), column);
    gtk_widget_set_hexpand(button, TRUE);
    return button;
}

void show(GtkApplication* application, gpointer /*nothing*/) {
    GtkCssProvider* provider = gtk_css_provider_new();
    gtk_css_provider_load_from_data(provider, style, -1);
    gtk_style_context_add_provider_for_display(gdk_display_get_default(), GTK_STYLE_PROVIDER(provider),
                                               GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    GtkWidget* page = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
    gtk_box_append(
        GTK_BOX(page),
        words("Ủy ban nhân dân phường Ea Kao\nTrung tâm Phục vụ hành chính công phường Ea Kao", "header"));
    gtk_box_append(GTK_BOX(page), words("Ông/bà cần làm gì?", "title"));
    GtkWidget* grid = gtk_grid_new();
    gtk_grid_set_row_spacing(GTK_GRID(grid), 20);
    gtk_grid_set_column_spacing(GTK_GRID(grid), 20);
    gtk_grid_set_row_homogeneous(GTK_GRID(grid), TRUE);
    gtk_grid_set_column_homogeneous(GTK_GRID(grid), TRUE);
    gtk_widget_set_vexpand(grid, TRUE);
    int number = 0;
    for (const auto& [title, more] : cards) {
        gtk_grid_attach(GTK_GRID(grid), card(title, more), number % 2, number / 2, 1, 1);
        ++number;
    }
    gtk_box_append(GTK_BOX(page), grid);
    GtkWidget* footer = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 20);
    for (const char* name : {"Trợ giúp", "English", "Hiển thị"}) {
        gtk_box_append(GTK_BOX(footer), card(name, nullptr));
    }
    gtk_box_append(GTK_BOX(page), footer);
    GtkWidget* window = gtk_application_window_new(application);
    gtk_window_set_decorated(GTK_WINDOW(window), FALSE);
    gtk_window_set_default_size(GTK_WINDOW(window), width, height);
    gtk_window_set_child(GTK_WINDOW(window), page);
    gtk_window_present(GTK_WINDOW(window));
}

}  // namespace

int main(int count, char** values) {
    GtkApplication* application = gtk_application_new("vn.kiosk.peer", G_APPLICATION_NON_UNIQUE);
    g_signal_connect(application, "activate", G_CALLBACK(show), nullptr);
    return g_application_run(G_APPLICATION(application), count, values);
}
