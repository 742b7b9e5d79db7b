// Papers as the simulated scanner sees them: any picture file, turned into exactly the JPEG a scan order asks
// for.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include "src/base/result.h"

namespace kiosk::sandbox {

/// What the client ordered; the area in pixels at `dpi`.
struct EsclOrder {
    bool feeder = false;
    bool color = true;
    int dpi = 300;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

/// Makes and remembers JPEGs. Safe to call from several threads.
class EsclPages {
  public:
    /// An empty path is the scanner's own white lid. A JPEG that already is what was ordered goes out byte
    /// for byte. Errors: file_missing, page_unreadable.
    [[nodiscard]] Result<std::string> jpeg(const std::filesystem::path& file, const EsclOrder& order);

  private:
    std::mutex mutex_;
    std::map<std::string, std::string> made_;
};

}  // namespace kiosk::sandbox
