// What a seal says: one canonical JSON object, seal.json, over which the school signs (batch/FORMAT.md 5). All other tag files of the bundle follow
// from it, so that the signature reaches every byte.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "bundle/bag_text.hpp"
#include "bundle/finding.hpp"
#include "domain/answer.hpp"
#include "domain/category.hpp"
#include "domain/term.hpp"

namespace shouqi::bundle {

// The seal before this one, of the same school.
struct PreviousSeal {
  std::uint32_t sequence = 0;
  // Root of its tree, and SHA-256 of its seal.json: lower-case hex.
  std::string root;
  std::string seal_sha256;
  friend bool operator==(const PreviousSeal&, const PreviousSeal&) = default;
};

// The seal that this one goes on with, in a round supplement-N.
struct SupplementedSeal {
  std::string round;
  std::uint32_t sequence = 0;
  std::string root;
};

// What is known before the first answer is read.
struct SealFacts {
  std::string school;
  domain::Term term = *domain::Term::parse("1001");
  // "regular", "g12-1", "supplement-1"
  std::string batch;
  // Document term of each category that the round has.
  std::map<domain::Category, domain::Term> categories;
  // Counts the seals of the school from 1.
  std::uint32_t sequence = 1;
  // The instant, by the database, at which the snapshot was taken.
  base::Instant cut_off;
  // "shouqi 0.1.0"
  std::string program;
  // Empty exactly for sequence 1.
  std::optional<PreviousSeal> previous;
  // Given exactly where the batch is supplement-N.
  std::optional<SupplementedSeal> supplements;

  std::string round() const;
};

// The states that a sealed answer can have, by name.
std::vector<domain::AnswerState> sealed_states();

struct SealStatement {
  SealFacts facts;
  std::string key_id;
  // Of every state in sealed_states().
  std::map<domain::AnswerState, std::uint64_t> answers;
  std::uint64_t left = 0;
  Oxum payload;
  // SHA-256 of manifest-sha256.txt, SHA-512 of manifest-sha512.txt.
  std::string manifest_sha256;
  std::string manifest_sha512;
  std::string tree_root;
  std::uint64_t tree_size = 0;
};

// The bytes of seal.json.
std::string seal_json(const SealStatement& statement);
// The bytes that are signed: the line "shouqi-seal-1" and seal.json. No other use of a key begins like that.
std::string signed_message(std::string_view seal);

// Reads seal.json; every departure is a finding, and empty is returned when it cannot be understood or says something else than it may.
std::optional<SealStatement> parse_seal(std::string_view bytes, Findings& findings);

// "shouqi-343302-1092-regular-000001": the base folder, and the stem of the file.
std::string base_name(const SealStatement& statement);

// The tag files that follow: path -> bytes. Lists of the payload are given as they stand.
std::map<std::string, std::string> tag_files(const SealStatement& statement, const std::string& seal, const std::string& signature,
                                             const std::string& manifest_sha256, const std::string& manifest_sha512);

// A manifest in its one form: "hash, two spaces, path, LF", sorted by the bytes of the paths.
std::string manifest_text(const std::map<std::string, std::string>& hash_of_path);

}  // namespace shouqi::bundle
