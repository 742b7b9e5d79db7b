// Binding values to a statement and reading them back, so that no query repeats it.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/base/bytes.h"
#include "src/base/time.h"

namespace kiosk::sqlite {

inline void bind_one(SQLite::Statement& statement, int place, const std::string& value) {
    statement.bindNoCopy(place, value);
}
inline void bind_one(SQLite::Statement& statement, int place, std::string_view value) {
    statement.bind(place, std::string(value));
}
inline void bind_one(SQLite::Statement& statement, int place, std::int64_t value) {
    statement.bind(place, value);
}
inline void bind_one(SQLite::Statement& statement, int place, WallTime value) {
    statement.bind(place, static_cast<std::int64_t>(value.time_since_epoch().count()));
}
inline void bind_one(SQLite::Statement& statement, int place, ByteView value) {
    static constexpr std::uint8_t nothing = 0;  // A null pointer would be NULL, not an empty blob.
    statement.bindNoCopy(place, value.empty() ? &nothing : value.data(), static_cast<int>(value.size()));
}
template <class T>
void bind_one(SQLite::Statement& statement, int place, const std::optional<T>& value) {
    if (value) {
        bind_one(statement, place, *value);
    } else {
        statement.bind(place);
    }
}

/// Binds the values to ?1, ?2 …. They must live until the statement has run.
template <class... T>
void bind_all(SQLite::Statement& statement, const T&... values) {
    int place = 0;
    (bind_one(statement, ++place, values), ...);
}

/// Runs a statement that answers no rows; returns how many rows it changed.
template <class... T>
int run(SQLite::Database& database, const char* sql, const T&... values) {
    SQLite::Statement statement(database, sql);
    bind_all(statement, values...);
    return statement.exec();
}

[[nodiscard]] inline WallTime time_at(const SQLite::Statement& statement, int column) {
    return WallTime{std::chrono::seconds(statement.getColumn(column).getInt64())};
}

/// The enumerator whose name() is written in a column; nothing when the file says something we never wrote.
template <class E>
[[nodiscard]] std::optional<E> named(std::string_view text, E last) {
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (name(static_cast<E>(i)) == text) {
            return static_cast<E>(i);
        }
    }
    return std::nullopt;
}

}  // namespace kiosk::sqlite
