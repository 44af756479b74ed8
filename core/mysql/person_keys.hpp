// The table person_key: ID number and birth date of a student, encrypted and bound to whose they are.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "crypto/random.hpp"
#include "mysql/connection.hpp"
#include "store/import_store.hpp"

namespace shouqi::mysql {

// `key` is 32 raw bytes. People without a stored key are not in the result. Throws base::IntegrityError when one does not open.
std::map<domain::StudentId, store::PersonIdentity> read_person_keys(Connection& connection, const std::string& key,
                                                                    const std::vector<domain::StudentId>& students);
void keep_person_key(Connection& connection, const std::string& key, crypto::Random& random, domain::StudentId student,
                     const store::PersonIdentity& identity);

}  // namespace shouqi::mysql
