// The SQLite file: opened with the promises we make, checked, migrated; the only place where its exceptions
// end, and the one lock of the store: write, read and checkpoint may be called from any thread.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <type_traits>

#include "src/base/result.h"

namespace kiosk::sqlite {

class Database {
  public:
    /// Errors: store_corrupt, store_full, store_io.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file,
                                                                const std::string& vfs);

    /// Runs `change` in a transaction that is on the disk when this returns a value. An Error rolls back, an
    /// exception of SQLite too; after an I/O error that is not a failed fsync it is tried once more.
    template <class F>
    [[nodiscard]] std::invoke_result_t<F, SQLite::Database&> write(std::string_view doing, F change) {
        const std::lock_guard lock(mutex_);
        const Forgetting afterwards(*this);
        constexpr int attempts = 2;  // S03: a single bad write is survivable; a second one is not chance.
        for (int attempt = 1;; ++attempt) {
            if (lost_trust_) {
                return failed(doing, *lost_trust_);
            }
            try {
                SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
                auto result = change(database_);
                if (result) {
                    transaction.commit();
                    return result;
                }
                return failed(doing, result.error());
            } catch (const SQLite::Exception& exception) {
                if (!may_try_again(exception) || attempt == attempts) {
                    return failed(doing, error_of(exception));
                }
            }
        }
    }

    template <class F>
    [[nodiscard]] std::invoke_result_t<F, SQLite::Database&> read(std::string_view doing, F question) {
        const std::lock_guard lock(mutex_);
        const Forgetting afterwards(*this);
        try {
            auto result = question(database_);
            return result ? std::move(result) : failed(doing, result.error());
        } catch (const SQLite::Exception& exception) {
            return failed(doing, error_of(exception));
        }
    }

    /// Moves committed pages from the write-ahead log into the file and empties the log.
    [[nodiscard]] Result<void> checkpoint();

  private:
    /// What SQLite keeps in memory of its last work may be a citizen's, so it goes with the work.
    class Forgetting {
      public:
        explicit Forgetting(Database& database) : database_(database) {}
        Forgetting(const Forgetting&) = delete;
        Forgetting& operator=(const Forgetting&) = delete;
        ~Forgetting() { database_.forget(); }

      private:
        Database& database_;
    };

    void forget() noexcept;
    explicit Database(SQLite::Database database) : database_(std::move(database)) {}
    [[nodiscard]] bool may_try_again(const SQLite::Exception& exception);
    [[nodiscard]] static Error error_of(const SQLite::Exception& exception);
    void configure();
    [[nodiscard]] Result<void> migrate();
    [[nodiscard]] Result<void> check();

    /// Held for one whole transaction: SQLite's own lock covers a call, and a transaction is several.
    std::mutex mutex_;
    SQLite::Database database_;
    /// S04: after a failed fsync nobody knows what is on the disk; nothing more is written until the file is
    /// opened anew.
    std::unique_ptr<Error> lost_trust_;
};

}  // namespace kiosk::sqlite
