#include "tests/bench/world.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace kiosk::bench {

namespace fs = std::filesystem;

World::World() {
    fs::create_directory(data());
    fs::permissions(data(), fs::perms::owner_all);
    fs::create_symlink(sandbox_.folder(), folder_.path() / "sandbox");
    std::ofstream(ports_file()) << sandbox_.ports().dump();
    write_config();
}

std::string World::port(const char* part, const char* key) const {
    return sandbox_.ports()[part][key].get<std::string>();
}

void World::write_config() const {
    std::ofstream(config()) << fmt::format(
        R"([kiosk]
id = "bench-01"
unit_code = "24169"
commune_name = "Phường Ea Kao"
province_code = "66"
province_name = "Tỉnh Đắk Lắk"
centre_name = "Trung tâm Phục vụ hành chính công phường Ea Kao"
help_phone = "1022"
[panel]
width = 1080
height = 1920
diagonal_inch = 27.0
fullscreen = false
viewing_distance_mm = 600
[paths]
data = "{}"
assets = "{}"
fonts = "/usr/share/fonts/truetype/noto"
[languages]
first = "vi"
offered = ["vi", "en"]
[portal]
base_url = "{}"
ca_file = "{}"
device_id = "{}"
secret_file = "{}"
connect_deadline_s = 5
answer_deadline_s = 15
upload_deadline_s = 120
[scanner]
stack = "airscan"
name = "sandbox"
url = "{}"
open_deadline_s = 15
page_deadline_s = 60
[printer]
uri = "{}"
# end
)",
        data().string(), fs::absolute("assets").string(), port("portal", "base_url"),
        port("portal", "ca_file"), port("portal", "device_id"), port("portal", "secret_file"),
        port("scanner", "url"), port("printer", "uri"));
}

}  // namespace kiosk::bench
