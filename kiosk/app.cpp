#include "kiosk/app.h"

#include <algorithm>
#include <array>
#include <future>
#include <tuple>

#include <generated/events.h>

#include "drivers/drivers.h"
#include "drivers/system/clock.h"
#include "drivers/system/files.h"
#include "drivers/system/load_config.h"
#include "drivers/system/process.h"
#include "src/payment/beneficiary.h"

namespace kiosk {

namespace {

Timeouts timeouts_of(const Config& config) {
    Timeouts timeouts;
    if (config.timeouts.idle_warning) {
        timeouts.idle_warning = *config.timeouts.idle_warning;
    }
    if (config.timeouts.idle_countdown) {
        timeouts.idle_countdown = *config.timeouts.idle_countdown;
    }
    return timeouts;
}

/// The kinds of commune since July 2025, as they begin a name and as they stand within a sentence.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> commune_kinds{
    {{"Phường ", "phường "}, {"Xã ", "xã "}, {"Đặc khu ", "đặc khu "}}};

/// "Ủy ban nhân dân phường Ea Kao" and "Ea Kao" from "Phường Ea Kao".
std::pair<std::string, std::string> authority_and_place(const std::string& commune) {
    for (const auto& [begins, within] : commune_kinds) {
        if (commune.starts_with(begins)) {
            const std::string place = commune.substr(begins.size());
            return {"Ủy ban nhân dân " + std::string(within) + place, place};
        }
    }
    return {"Ủy ban nhân dân " + commune, commune};
}

/// Errors: bad_config names an offered language that has no texts.
Result<std::vector<Language>> offered_languages(const Config& config, const ui::Texts& texts) {
    std::vector<Language> languages;
    for (const std::string& code : config.languages.offered) {
        const auto language = texts.language(code);
        if (!language) {
            return fail(ErrorCode::bad_config, "languages.offered: there is no text/" + code + ".json");
        }
        languages.push_back(*language);
    }
    return languages;
}

Hall hall_of(const Config& config, const Beneficiary* beneficiary) {
    Hall hall;
    hall.kiosk_id = config.kiosk.id;
    std::tie(hall.commune_name, hall.place) = authority_and_place(config.kiosk.commune_name);
    hall.center_name = config.kiosk.centre_name;
    hall.province_code = config.kiosk.province_code;
    hall.commune_code = config.kiosk.unit_code;
    hall.help_phone = config.kiosk.help_phone;
    hall.pays_by_qr = beneficiary != nullptr;
    if (beneficiary != nullptr) {
        hall.payee = beneficiary->holder;
        hall.payee_account = beneficiary->account;
    }
    if (config.speech) {
        hall.speaks = true;
        hall.volume = config.speech->volume;
    }
    hall.has_scanner = config.scanner.has_value();
    hall.has_printer = slip_paper(config).has_value();
    hall.slip_paper = slip_paper(config).value_or(PaperKind::a4);
    hall.typing = config.typing.method;
    return hall;
}

ui::KeyNames keypad_of(const Config& config) {
    static constexpr std::array<std::pair<std::string_view, ui::Key>, 9> keys{{{"up", ui::Key::up},
                                                                               {"down", ui::Key::down},
                                                                               {"left", ui::Key::left},
                                                                               {"right", ui::Key::right},
                                                                               {"ok", ui::Key::enter},
                                                                               {"back", ui::Key::escape},
                                                                               {"help", ui::Key::help},
                                                                               {"louder", ui::Key::louder},
                                                                               {"softer", ui::Key::softer}}};
    ui::KeyNames names;
    for (const auto& [word, key] : keys) {
        if (const auto found = config.keypad.keys.find(std::string(word));
            found != config.keypad.keys.end()) {
            names.emplace_back(key, found->second);
        }
    }
    return names;
}

ui::ShellOptions shell_options_of(const Config& config, std::optional<ui::WindowMode> mode) {
    ui::ShellOptions options;
    options.window.title = config.kiosk.centre_name;
    options.window.width = config.panel.width;
    options.window.height = config.panel.height;
    options.window.mode = mode.value_or(
        config.panel.fullscreen == Fullscreen::yes ? ui::WindowMode::fullscreen : ui::WindowMode::windowed);
    options.panel =
        ui::Panel::of_diagonal(config.panel.width, config.panel.height, config.panel.diagonal_inch);
    options.window.keypad = keypad_of(config);
    options.scanning = config.keypad.scanning;
    const auto& fonts = config.paths.fonts;
    options.fonts.regular = fonts / "NotoSans-Regular.ttf";
    options.fonts.bold = fonts / "NotoSans-Bold.ttf";
    options.fonts.others = fonts;
    options.machine = config.paths.assets / "machine.json";
    options.fonts.icons = fonts.parent_path() / "material-design-icons-iconfont/MaterialIcons-Regular.ttf";
    return options;
}

Result<Catalog> load_catalog(const std::filesystem::path& assets) {
    const auto files = files::assets(assets, {".json"});
    if (!files) {
        return failed("read the assets", files.error());
    }
    return Catalog::load(*files);
}

}  // namespace

App::~App() {
    if (effects_) {
        effects_->log(logged::program_stopped(logged::StoppedBy::signal));
    }
    flow_.reset();
    textures_.reset();
    guide_.reset();
    effects_.reset();  // Workers stop before the mailbox and the window they wake.
}

Result<void> App::check(const std::filesystem::path& path) {
    const auto config = load_config(path);
    if (!config) {
        return std::unexpected(config.error());
    }
    if (const auto catalog = load_catalog(config->paths.assets); !catalog) {
        return std::unexpected(catalog.error());
    }
    const auto texts = ui::Texts::load(config->paths.assets / "text");
    if (!texts) {
        return std::unexpected(texts.error());
    }
    if (const auto languages = offered_languages(*config, *texts); !languages) {
        return std::unexpected(languages.error());
    }
    if (const auto machine = ui::Machine::load(config->paths.assets / "machine.json"); !machine) {
        return std::unexpected(machine.error());
    }
    if (const auto known = ui::check(keypad_of(*config)); !known) {
        return std::unexpected(known.error());
    }
    if (config->payment) {
        if (const auto beneficiary = load_beneficiary(*config); !beneficiary) {
            return std::unexpected(beneficiary.error());
        }
    }
    return {};
}

Result<std::unique_ptr<App>> App::open(const AppOptions& options) {
    keep_memory_small();
    read_no_compose_keys();
    std::unique_ptr<App> app(new App());
    auto config = load_config(options.config);
    if (!config) {
        return std::unexpected(config.error());
    }
    app->config_ = std::move(*config);
    // Catalogue and store have nothing to do with the window: all three come up side by side.
    auto catalog_loading = std::async(std::launch::async,
                                      [&assets = app->config_.paths.assets] { return load_catalog(assets); });
    auto texts = ui::Texts::load(app->config_.paths.assets / "text");
    if (!texts) {
        return std::unexpected(texts.error());
    }
    app->texts_ = std::move(*texts);
    auto languages = offered_languages(app->config_, *app->texts_);
    if (!languages) {
        return std::unexpected(languages.error());
    }
    if (auto made = files::make_private_folder(app->config_.paths.data); !made) {
        return failed("make the data folder", made.error());
    }
    app->runtime_dir_ = app->config_.paths.data / "run";
    if (auto made = files::make_private_folder(app->runtime_dir_); !made) {
        return failed("make the run-time folder", made.error());
    }
    auto store_opening =
        std::async(std::launch::async, [&config = app->config_] { return make_store(config, wall_now()); });
    auto shell = ui::Shell::open(shell_options_of(app->config_, options.mode), *app->texts_);
    auto catalog = catalog_loading.get();
    if (!catalog) {
        return std::unexpected(catalog.error());
    }
    app->catalog_ = std::move(*catalog);
    auto store = store_opening.get();
    if (!store) {
        return failed("open the store", store.error());
    }
    if (!shell) {
        return std::unexpected(shell.error());
    }
    app->shell_ = std::move(*shell);

    auto beneficiary = load_beneficiary(app->config_);
    Devices devices{make_scanner(app->config_, options.helper, app->runtime_dir_),
                    make_slip_printer(app->config_), make_portal(app->config_), std::move(*store),
                    beneficiary ? std::optional(*beneficiary) : std::nullopt};
    app->mailbox_ = std::make_unique<Mailbox>([shell = app->shell_.get()] { shell->wake(); });
    app->effects_ =
        std::make_unique<Effects>(app->config_, app->catalog_->version(), std::move(devices), *app->mailbox_);
    app->textures_ = std::make_unique<PageTextures>(*app->effects_, *app->shell_);
    if (app->config_.speech) {
        app->guide_ = std::make_unique<Guide>(
            Guide::Parts{make_voice(app->config_), make_headphones(app->config_),
                         app->config_.speech->prompts, shell_options_of(app->config_, options.mode).panel},
            *app->texts_, *app->mailbox_);
        app->guide_->watch_headphones();
    }
    Hall hall = hall_of(app->config_, beneficiary ? &*beneficiary : nullptr);
    hall.language =
        *app->texts_->language(app->config_.languages.first);  // One of the offered: the config was checked.
    hall.languages = std::move(*languages);
    app->flow_ = std::make_unique<Flow>(*app->catalog_, std::move(hall), timeouts_of(app->config_));
    app->effects_->log(
        logged::program_started(KIOSK_VERSION_MAJOR, KIOSK_VERSION_MINOR, KIOSK_VERSION_PATCH));
    if (!beneficiary && app->config_.payment) {
        app->effects_->log(logged::payment_not_offered(beneficiary.error().code));
    }
    return app;
}

void App::take(const Event& event) {
    for (const auto& effect : flow_->handle(event)) {
        if (const auto* drop = std::get_if<effect::DropPage>(&effect)) {
            textures_->drop(drop->page);
        }
        if (guide_ && std::holds_alternative<effect::CheckDevices>(effect)) {
            guide_->watch_headphones();
        }
        session_ended_ = session_ended_ || std::holds_alternative<effect::EndSession>(effect);
        effects_->carry_out(effect);
    }
    if (guide_ && std::holds_alternative<event::HeadphonesChanged>(event)) {
        guide_->watch_headphones();
    }
    begin_step();
}

void App::begin_step() {
    const std::size_t step = flow_->step().index();
    if (step != shown_step_) {
        shown_step_ = step;
        effects_->log(logged::step_entered(static_cast<logged::Step>(step)));
    }
}

void App::tick() {
    take(event::Tick{uptime_now(), wall_now()});
}

void App::show_first_picture() {
    tick();
    show();
    first_picture_ = since_program_start();
}

void App::run(Companion* companion) {
    std::optional<std::chrono::milliseconds> companion_due;
    companion_ = companion;
    show_first_picture();
    while (!quitting_) {
        if (companion != nullptr) {
            companion_due = companion->after_picture(*flow_, *shell_);
            if (quitting_) {
                return;
            }
        }
        auto timeout = until_something_is_due();
        if (companion_due) {
            timeout = timeout ? std::min(*timeout, *companion_due) : *companion_due;
        }
        const auto happened = shell_->wait(timeout);
        if (happened.quit) {
            return;
        }
        tick();
        for (const auto& event : mailbox_->take()) {
            take(event);
        }
        // Under the "are you there?" question only its own buttons answer, so that the tap which
        // wakes the screen presses nothing beneath it.
        if (happened.volume != 0) {
            take(event::ChangeVolume{happened.volume});
        }
        if (happened.touched && flow_->session().overlay != Overlay::idle) {
            take(event::Touched{});
        }
        show(happened.touched);
    }
}

/// The voice follows the picture; the bell of the last warning rings for those who do not listen, too.
void App::tell(bool touched) {
    if (!guide_) {
        return;
    }
    const Session& session = flow_->session();
    const bool warning = session.overlay == Overlay::idle;
    if (warning && !warned_) {
        guide_->chime(session.volume);
    }
    warned_ = warning;
    const auto words = guide_->follow(session, shell_->registry(), touched);
    if (companion_ != nullptr && !words.empty()) {
        companion_->heard(words);
    }
}

void App::show(bool touched) {
    const screens::PagePictures pictures = [this](PageId page, screens::PictureSize size) {
        return textures_->of(page, size);
    };
    const auto draw = [&](ui::Ui& ui) {
        const auto& session = flow_->session();
        ui.set_display({.language = session.language,
                        .text_size = session.text_size,
                        .contrast = session.contrast,
                        .reach = session.reach,
                        .listening = session.listening,
                        .dark = session.dark});
        ui.set_typing({session.typing, config_.typing.attached, config_.typing.style});
        ui.set_header({.commune = flow_->hall().commune_name,
                       .centre = flow_->hall().center_name,
                       .clock = screens::clock_time(flow_->wall()),
                       .state = screens::state_words(*flow_, ui),
                       .language = screens::language_label(*flow_, ui),
                       .listen = screens::listen_label(*flow_, ui)});
        const auto event = screens::draw(screens::Scene{*flow_, ui, pictures});
        if (!event) {
            return false;
        }
        tick();
        take(*event);
        return true;
    };
    shell_->show(uptime_now(), draw);
    if (session_ended_) {
        session_ended_ = false;
        const auto began = uptime_now();
        textures_->drop_all();
        if (const int missing = shell_->missing_letters(); missing > 0) {
            effects_->log(logged::letters_missing(missing));
        }
        shell_->new_session();
        if (guide_) {
            guide_->forget();
        }
        effects_->log(logged::wiped(uptime_now() - began));
        shell_->show(uptime_now(), draw);
    }
    tell(touched);
}

std::optional<std::chrono::milliseconds> App::until_something_is_due() const {
    // The clock in the header turns at the full minute.
    const auto wall = wall_now();
    const auto minute = std::chrono::ceil<std::chrono::minutes>(wall + std::chrono::seconds(1));
    std::chrono::milliseconds wait = minute - wall;
    for (const auto& due : {flow_->next_wakeup(), shell_->due()}) {
        if (due) {
            wait = std::min(wait, std::max(std::chrono::milliseconds(0), *due - uptime_now()));
        }
    }
    return wait;
}

}  // namespace kiosk
