// bench_seal_floor CONFIG SCHOOL ROUND BUNDLE FILE: the bare work of a seal, as a measure for the sealer. Reads the rows of the round that is in BUNDLE
// already, then hashes and writes as many bytes as the bundle has, and syncs them.
#include <cstdio>
#include <filesystem>

#include "bundle/byte_source.hpp"
#include "bundle/container_writer.hpp"
#include "cli/options.hpp"
#include "config/config_loader.hpp"
#include "crypto/hasher.hpp"
#include "crypto/sha256.hpp"
#include "mysql/mysql_round_store.hpp"
#include "mysql/mysql_seal_source.hpp"

int main(int argc, char** argv) {
  using namespace shouqi;
  if (argc != 6) {
    std::fprintf(stderr, "usage: bench_seal_floor CONFIG SCHOOL ROUND BUNDLE FILE\n");
    return 2;
  }
  const config::AppConfig config = config::load_config(argv[1]);
  mysql::initialise_driver();
  mysql::Connection connection(config.database, config.seal.account.user, config::read_secret(config.seal.account.password_file));
  mysql::MysqlRoundStore rounds(connection);
  mysql::MysqlSealSource source(connection, cli::secret_key(config.person_key_file, "import.person_key_file"));
  const auto record = rounds.find(argv[2], argv[3]);
  if (!record) return 2;
  source.begin();
  std::vector<domain::StudentId> students;
  for (const store::SealPerson& person : source.people(record->round.id)) students.push_back(person.id);
  std::size_t answers = source.answers(record->round.id, students).size();
  std::size_t bytes = 0;
  for (const auto& [category, term] : record->round.categories) {
    for (std::size_t from = 0; from < students.size(); from += store::kSealStudents) {
      const std::vector<domain::StudentId> chunk(students.begin() + static_cast<std::ptrdiff_t>(from),
                                                 students.begin() + static_cast<std::ptrdiff_t>(std::min(from + store::kSealStudents, students.size())));
      for (const store::SealDocument& document : source.documents(record->round, category, chunk)) {
        crypto::sha256_hex(document.body);
        bytes += document.body.size();
      }
    }
  }
  source.end();
  const bundle::FileSource bundle(argv[4]);
  crypto::Hasher sha256(crypto::HashAlgorithm::kSha256);
  crypto::Hasher sha512(crypto::HashAlgorithm::kSha512);
  std::filesystem::remove(argv[5]);
  bundle::OutputFile file(argv[5]);
  bundle.stream(0, bundle.size(), [&](std::string_view piece) {
    sha256.update(piece);
    sha512.update(piece);
    file.append(piece);
  });
  file.sync();
  std::printf("%zu answers, %zu bytes of documents, %llu bytes written\n", answers, bytes, static_cast<unsigned long long>(file.size()));
  return 0;
}
