// Reads the sections of one TOML file and remembers the first mistake, with file, line and key. Every key
// asked for is known; finish() finds the ones nobody asked for. Hides toml++.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/result.h"

namespace kiosk::config {

class Section;

class Reader {
  public:
    /// A text that is not TOML, or does not end in the line "# end", is a mistake too: see finish().
    Reader(std::string_view text, std::filesystem::path path);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// A section that must be there.
    [[nodiscard]] Section section(const std::string& name);
    [[nodiscard]] bool has(const std::string& section) const;
    /// The first mistake, or an unknown key, or success. Until then values read are only placeholders.
    [[nodiscard]] Result<void> finish();

  private:
    friend class Section;
    struct Parsed;
    void wrong(std::uint32_t line, std::string_view key, std::string_view what);
    std::filesystem::path path_;
    std::unique_ptr<Parsed> parsed_;
};

class Section {
  public:
    using Check = bool (*)(std::string_view);

    [[nodiscard]] bool has(const std::string& key) const;
    [[nodiscard]] std::string text(const std::string& key, Check check, std::string_view must);
    [[nodiscard]] std::vector<std::string> texts(const std::string& key, Check check, std::string_view must);
    [[nodiscard]] std::int64_t integer(const std::string& key, std::int64_t least, std::int64_t most);
    [[nodiscard]] double number(const std::string& key, double least, double most);
    [[nodiscard]] bool boolean(const std::string& key);
    /// Relative paths are taken from the folder of the file.
    [[nodiscard]] std::filesystem::path path(const std::string& key);
    /// A mistake that only the caller can see.
    void wrong(const std::string& key, std::string_view what);

  private:
    friend class Reader;
    Section(Reader& reader, std::string name) : reader_(reader), name_(std::move(name)) {}
    Reader& reader_;
    std::string name_;
};

}  // namespace kiosk::config
