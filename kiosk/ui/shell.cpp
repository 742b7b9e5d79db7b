#include "kiosk/ui/shell.h"

#include <algorithm>

#include <imgui.h>

namespace kiosk::ui {

namespace {

/// A screen that still changes after this many pictures in a row is a bug; the citizen sees the last one.
constexpr int most_pictures_in_a_row = 12;

}  // namespace

struct Shell::Parts {
    const Texts& texts;
    Panel panel;
    Uptime scanning;
    Window window;
    Renderer renderer;
    std::unique_ptr<FontBook> fonts;
    Machine machine;
    InputFeed feed;
    std::unique_ptr<Ui> ui;
};

Result<std::unique_ptr<Shell>> Shell::open(const ShellOptions& options, const Texts& texts) {
    auto machine = Machine::load(options.machine);
    if (!machine) {
        return std::unexpected(machine.error());
    }
    auto window = Window::open(options.window);
    if (!window) {
        return failed("open the window", window.error());
    }
    auto parts =
        std::make_unique<Parts>(Parts{texts, options.panel, options.scanning, std::move(*window), Renderer(),
                                      nullptr, std::move(*machine), InputFeed(), nullptr});
    auto fonts = FontBook::open(options.fonts, parts->renderer);
    if (!fonts) {
        return failed("read the fonts", fonts.error());
    }
    parts->fonts = std::make_unique<FontBook>(std::move(*fonts));
    std::unique_ptr<Shell> shell(new Shell(std::move(parts)));
    shell->new_session();
    return shell;
}

Shell::Shell(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Shell::~Shell() = default;

Shell::Happened Shell::wait(std::optional<std::chrono::milliseconds> timeout) {
    Happened happened;
    const auto inputs = parts_->window.wait(timeout);
    for (const auto& input : inputs) {
        switch (input.kind) {
            case InputKind::key_down:
                happened.volume += input.key == Key::louder ? 1 : input.key == Key::softer ? -1 : 0;
                happened.touched = true;
                break;
            case InputKind::pointer_down:
            case InputKind::pointer_up:
            case InputKind::text: happened.touched = true; break;
            case InputKind::pointer_move:
            case InputKind::key_up: break;
            case InputKind::quit: happened.quit = true; break;
            case InputKind::resized: parts_->renderer.forget(); break;
            case InputKind::exposed: parts_->window.present_all(); break;
        }
    }
    happened.redraw = !inputs.empty();
    parts_->feed.add(inputs);
    return happened;
}

void Shell::wake() noexcept {
    parts_->window.wake();
}

std::optional<Uptime> Shell::due() const {
    return parts_->ui->due();
}

void Shell::show(Uptime now, const std::function<bool(Ui&)>& draw) {
    bool shown = true;  // What is on the glass is what the next touch or key meant.
    for (int picture = 0; picture < most_pictures_in_a_row; ++picture) {
        Key key = Key::none;
        if (shown && parts_->feed.pending()) {
            key = parts_->feed.next_frame(ImGui::GetIO());
            picture = 0;
        }
        Ui& ui = *parts_->ui;
        ui.begin_frame(now, key);
        const bool changed = draw(ui);
        if (parts_->ui.get() != &ui) {
            continue;  // The session ended in this frame; its picture went with it.
        }
        const auto frame = ui.end_frame();
        shown = !changed && frame.settled;
        if (frame.draw_data != nullptr && frame.settled) {
            parts_->window.present(parts_->renderer.draw(*frame.draw_data, parts_->window.canvas()));
        }
        if (shown && !parts_->feed.pending()) {
            return;
        }
    }
}

void Shell::forget_picture() {
    parts_->renderer.forget();
}

void Shell::new_session() {
    parts_->ui.reset();  // First gone, then new: ImGui knows one context at a time.
    parts_->feed.clear();
    parts_->ui = std::make_unique<Ui>(parts_->panel, *parts_->fonts, parts_->texts, parts_->machine);
    parts_->ui->set_scanning(parts_->scanning);
}

TextureId Shell::add_picture(const Preview& preview) {
    const std::size_t pixels = preview.rgb.size() / 3;
    Bytes rgba(pixels * 4);
    for (std::size_t i = 0; i < pixels; ++i) {
        rgba[4 * i] = preview.rgb[3 * i];
        rgba[4 * i + 1] = preview.rgb[3 * i + 1];
        rgba[4 * i + 2] = preview.rgb[3 * i + 2];
        rgba[4 * i + 3] = 255;
    }
    const auto id = parts_->renderer.create_texture(preview.width, preview.height, rgba);
    std::ranges::fill(rgba, std::uint8_t{0});
    return id;
}

void Shell::drop_picture(TextureId picture) {
    parts_->renderer.destroy_texture(picture);
}

const Registry& Shell::registry() const {
    return parts_->ui->registry();
}

int Shell::missing_letters() const {
    return parts_->ui->missing_letters();
}

Window& Shell::window() {
    return parts_->window;
}

}  // namespace kiosk::ui
