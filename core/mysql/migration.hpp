// Brings our tables to the shape that this program version expects: numbered files NNNN_name.{up,down,verify}.sql, one statement each.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "mysql/connection.hpp"

namespace shouqi::mysql {

struct MigrationStep {
  std::uint32_t version = 0;
  std::string name;
  bool applied = false;
};

class Migrator {
 public:
  // Throws base::ConfigurationError when the folder's files are not complete triples numbered without a gap.
  Migrator(Connection& connection, const std::filesystem::path& migrations_folder);

  // Throws base::IntegrityError when an applied file has been changed since, or a change was left half applied (dirty): a person must look.
  std::vector<MigrationStep> status();

  // Applies what is missing, verifying each change. Returns what was applied. Throws base::UnavailableError while another one migrates.
  std::vector<MigrationStep> up();

  // Takes back everything above `version`. Refuses with base::IntegrityError while turns or events exist: they are never thrown away.
  std::vector<MigrationStep> down_to(std::uint32_t version);

 private:
  struct File {
    std::uint32_t version;
    std::string name;
    std::string up;
    std::string down;
    std::string verify;
    std::string checksum;
  };
  void mark(const File& file, const char* state);

  Connection& connection_;
  std::vector<File> files_;
};

}  // namespace shouqi::mysql
