#include "mysql/person_keys.hpp"

#include "base/error.hpp"
#include "crypto/encoding.hpp"
#include "crypto/sealed_box.hpp"
#include "mysql/student_list.hpp"

namespace shouqi::mysql {
namespace {

const std::string kStoredSql = "SELECT student_id, HEX(sealed) FROM person_key WHERE student_id IN " + student_placeholders();
const Statement kStored{"stored_identities", kStoredSql};

constexpr Statement kKeep{"keep_identity", R"(
INSERT INTO person_key (student_id, sealed, updated_at) VALUES (?, UNHEX(?), UTC_TIMESTAMP(6))
ON DUPLICATE KEY UPDATE sealed = VALUES(sealed), updated_at = VALUES(updated_at))"};

constexpr char kBetween = '\n';

std::string context_of(domain::StudentId student) { return "person_key " + std::to_string(student); }

}  // namespace

std::map<domain::StudentId, store::PersonIdentity> read_person_keys(Connection& connection, const std::string& key,
                                                                    const std::vector<domain::StudentId>& students) {
  std::map<domain::StudentId, store::PersonIdentity> found;
  for_each_student_batch(students, [&](const std::vector<Parameter>& batch) {
    for (const Row& row : connection.query(kStored, batch)) {
      const domain::StudentId student = row.number(0);
      const auto plain = crypto::open(key, crypto::from_hex(row.text(1)).value_or(""), context_of(student));
      if (!plain) throw base::IntegrityError("a person_key does not open: wrong key file, or a row was moved");
      const std::size_t between = plain->find(kBetween);
      found.emplace(student, store::PersonIdentity{plain->substr(0, between), plain->substr(between + 1)});
    }
  });
  return found;
}

void keep_person_key(Connection& connection, const std::string& key, crypto::Random& random, domain::StudentId student,
                     const store::PersonIdentity& identity) {
  const std::string sealed = crypto::seal(key, identity.id_number + kBetween + identity.birth_date, context_of(student), random);
  connection.execute(kKeep, {student, crypto::to_hex(sealed)});
}

}  // namespace shouqi::mysql
