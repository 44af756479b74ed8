#include "bundle/seal_statement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "bundle/record_line.hpp"
#include "domain/canonical_json.hpp"
#include "domain/round.hpp"

namespace shouqi::bundle {
namespace {

using domain::AnswerState;
using nlohmann::json;

constexpr std::string_view kFormat = "shouqi-seal-1";
constexpr std::size_t kLargestSeal = 16 * 1024;
constexpr std::size_t kLongestProgram = 60;
constexpr std::string_view kMeaning =
    "本校就這個確認梯次，在 cut_off 的時點，封存 tree 之下的每一項回答與 payload 之下的每一個檔案。explicit 是學生本人確認，deemed 是逾期視為確認，"
    "held 是仍有爭議，none 是沒有資料。previous 是本校前一次封存。";

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_school_code(std::string_view text) {
  constexpr std::size_t kLength = 6;
  return text.size() == kLength && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

json previous_json(const std::optional<PreviousSeal>& previous) {
  if (!previous) return nullptr;
  return {{"root", previous->root}, {"seal_sha256", previous->seal_sha256}, {"sequence", previous->sequence}};
}

json supplements_json(const std::optional<SupplementedSeal>& seal) {
  if (!seal) return nullptr;
  return {{"root", seal->root}, {"round", seal->round}, {"sequence", seal->sequence}};
}

// Takes fields out of the object; the first that is not there or is something else is remembered.
class FieldReader {
 public:
  explicit FieldReader(const json& object, std::string prefix = {}) : object_(object), prefix_(std::move(prefix)) {}

  std::string text(const char* name) {
    const json* value = find(name, &json::is_string);
    return value == nullptr ? std::string() : value->get<std::string>();
  }
  std::string hex(const char* name, std::size_t digits) {
    std::string value = text(name);
    require(is_hex(value, digits), name);
    return value;
  }
  std::uint64_t number(const char* name) {
    const json* value = find(name, &json::is_number_unsigned);
    return value == nullptr ? 0 : value->get<std::uint64_t>();
  }
  std::uint32_t sequence() {
    constexpr std::uint64_t kLargest = 999999;
    const std::uint64_t value = number("sequence");
    require(value >= 1 && value <= kLargest, "sequence");
    return static_cast<std::uint32_t>(value);
  }
  // The object below `name`, read by `read`; nothing where it is null.
  template <typename Read>
  void object(const char* name, Read read) {
    const json* value = find(name, &json::is_object);
    if (value == nullptr) return;
    FieldReader inner(*value, prefix_ + name + ".");
    read(inner, *value);
    if (bad_.empty()) bad_ = inner.bad_;
  }
  bool is_null(const char* name) const { return object_.contains(name) && object_[name].is_null(); }
  void require(bool is_good, const char* name) {
    if (!is_good && bad_.empty()) bad_ = prefix_ + name;
  }
  const std::string& bad() const { return bad_; }

 private:
  const json* find(const char* name, bool (json::*is_kind)() const noexcept) {
    const auto found = object_.find(name);
    const bool is_good = found != object_.end() && ((*found).*is_kind)();
    require(is_good, name);
    return is_good ? &*found : nullptr;
  }
  const json& object_;
  std::string prefix_;
  std::string bad_;
};

constexpr std::size_t kSha256Digits = 64;
constexpr std::size_t kSha512Digits = 128;
constexpr std::size_t kKeyIdDigits = 16;

void read_facts(FieldReader& fields, SealFacts& facts) {
  facts.school = fields.text("school");
  fields.require(is_school_code(facts.school), "school");
  const auto term = domain::Term::parse(fields.text("term"));
  fields.require(term.has_value(), "term");
  if (term) facts.term = *term;
  facts.batch = fields.text("batch");
  fields.require(domain::is_batch(facts.batch), "batch");
  fields.require(fields.text("round") == facts.round(), "round");
  facts.sequence = fields.sequence();
  facts.program = fields.text("program");
  fields.require(!facts.program.empty() && facts.program.size() <= kLongestProgram && base::without_controls(facts.program) == facts.program &&
                     facts.program.find('\n') == std::string::npos,
                 "program");
  try {
    facts.cut_off = base::parse_instant(fields.text("cut_off"));
  } catch (const base::Error&) {
    fields.require(false, "cut_off");
  }
  fields.object("categories", [&](FieldReader& inner, const json& value) {
    for (const auto& [name, ignored] : value.items()) {
      const auto category = domain::parse_category(name);
      const auto document_term = domain::Term::parse(inner.text(name.c_str()));
      inner.require(category && document_term, name.c_str());
      if (category && document_term) facts.categories.emplace(*category, *document_term);
    }
    inner.require(!facts.categories.empty(), "");
  });
  if (!fields.is_null("previous")) {
    fields.object("previous", [&](FieldReader& inner, const json&) {
      facts.previous = PreviousSeal{inner.sequence(), inner.hex("root", kSha256Digits), inner.hex("seal_sha256", kSha256Digits)};
    });
  }
  if (!fields.is_null("supplements")) {
    fields.object("supplements", [&](FieldReader& inner, const json&) {
      facts.supplements = SupplementedSeal{inner.text("round"), inner.sequence(), inner.hex("root", kSha256Digits)};
    });
  }
}

SealStatement read_statement(FieldReader& fields) {
  SealStatement statement;
  read_facts(fields, statement.facts);
  statement.key_id = fields.hex("key_id", kKeyIdDigits);
  fields.object("answers", [&](FieldReader& inner, const json&) {
    for (const AnswerState state : sealed_states()) statement.answers[state] = inner.number(std::string(to_string(state)).c_str());
  });
  statement.left = fields.number("left");
  fields.object("payload", [&](FieldReader& inner, const json&) {
    statement.payload = {inner.number("bytes"), inner.number("files")};
    statement.manifest_sha256 = inner.hex("manifest_sha256", kSha256Digits);
    statement.manifest_sha512 = inner.hex("manifest_sha512", kSha512Digits);
  });
  fields.object("tree", [&](FieldReader& inner, const json&) {
    statement.tree_root = inner.hex("root", kSha256Digits);
    statement.tree_size = inner.number("size");
  });
  return statement;
}

// What the fields must say of each other.
void check_agreement(const SealStatement& statement, Findings& findings) {
  std::uint64_t sum = 0;
  for (const auto& [ignored, count] : statement.answers) sum += count;
  if (sum != statement.tree_size) findings.add(Code::kSealCounts, "seal.json", fmt::format("{} != {}", sum, statement.tree_size));
  const SealFacts& facts = statement.facts;
  const bool is_first = facts.sequence == 1;
  if (is_first != !facts.previous || (facts.previous && facts.previous->sequence + 1 != facts.sequence)) findings.add(Code::kSealSequence, "seal.json");
  const bool is_supplement = facts.batch.starts_with("supplement-");
  if (is_supplement != facts.supplements.has_value() || (facts.supplements && facts.supplements->sequence >= facts.sequence)) {
    findings.add(Code::kSealSupplement, "seal.json");
  }
}

}  // namespace

std::string SealFacts::round() const { return domain::round_code(term, batch); }

std::vector<AnswerState> sealed_states() {
  return {AnswerState::kConfirmed, AnswerState::kDeemed,   AnswerState::kFixing,
          AnswerState::kNotRequired, AnswerState::kRecheck, AnswerState::kReported};
}

std::string seal_json(const SealStatement& statement) {
  const SealFacts& facts = statement.facts;
  json answers = json::object();
  for (const AnswerState state : sealed_states()) {
    const auto found = statement.answers.find(state);
    answers[std::string(to_string(state))] = found == statement.answers.end() ? 0 : found->second;
  }
  json categories = json::object();
  for (const auto& [category, term] : facts.categories) categories[std::string(to_string(category))] = term.text();
  return domain::canonical_json({{"answers", answers},
                                 {"batch", facts.batch},
                                 {"categories", categories},
                                 {"cut_off", base::to_iso8601(facts.cut_off)},
                                 {"format", kFormat},
                                 {"key_id", statement.key_id},
                                 {"left", statement.left},
                                 {"meaning", kMeaning},
                                 {"payload",
                                  {{"bytes", statement.payload.bytes},
                                   {"files", statement.payload.files},
                                   {"manifest_sha256", statement.manifest_sha256},
                                   {"manifest_sha512", statement.manifest_sha512}}},
                                 {"previous", previous_json(facts.previous)},
                                 {"program", facts.program},
                                 {"round", facts.round()},
                                 {"school", facts.school},
                                 {"sequence", facts.sequence},
                                 {"supplements", supplements_json(facts.supplements)},
                                 {"term", facts.term.text()},
                                 {"tree", {{"root", statement.tree_root}, {"size", statement.tree_size}}}});
}

std::string signed_message(std::string_view seal) { return std::string(kFormat) + "\n" + std::string(seal); }

std::optional<SealStatement> parse_seal(std::string_view bytes, Findings& findings) {
  const bool is_readable = bytes.size() <= kLargestSeal && is_canonical_json(bytes);
  const json value = is_readable ? json::parse(bytes, nullptr, false) : json();
  if (!value.is_object()) {
    findings.add(Code::kSealForm, "seal.json");
    return std::nullopt;
  }
  if (!value.contains("format") || value["format"] != json(kFormat)) {
    findings.add(Code::kSealFormat, "seal.json", value.contains("format") ? value["format"].dump() : "");
    return std::nullopt;
  }
  FieldReader fields(value);
  SealStatement statement = read_statement(fields);
  // A field too much, or another text of what it means, shows when the statement is written down anew.
  if (!fields.bad().empty() || seal_json(statement) != bytes) {
    findings.add(Code::kSealField, "seal.json", fields.bad());
    return std::nullopt;
  }
  check_agreement(statement, findings);
  return statement;
}

std::string base_name(const SealStatement& statement) {
  return fmt::format("shouqi-{}-{}-{:06}", statement.facts.school, statement.facts.round(), statement.facts.sequence);
}

std::string manifest_text(const std::map<std::string, std::string>& hash_of_path) {
  std::string text;
  for (const auto& [path, hash] : hash_of_path) text += hash + "  " + path + "\n";
  return text;
}

std::map<std::string, std::string> tag_files(const SealStatement& statement, const std::string& seal, const std::string& signature,
                                             const std::string& manifest_sha256, const std::string& manifest_sha512) {
  const SealFacts& facts = statement.facts;
  constexpr std::size_t kDateLength = 10;
  std::string info = fmt::format(
      "Bag-Software-Agent: {}\nBagging-Date: {}\nExternal-Identifier: {}\nPayload-Oxum: {}.{}\nShouqi-School: {}\nShouqi-Round: {}\nShouqi-Sequence: {}\n",
      facts.program, base::to_iso8601(facts.cut_off).substr(0, kDateLength), base_name(statement), statement.payload.bytes, statement.payload.files,
      facts.school, facts.round(), facts.sequence);
  info += fmt::format("Shouqi-Tree-Root: {}\nShouqi-Tree-Size: {}\nShouqi-Previous-Root: {}\n", statement.tree_root, statement.tree_size,
                      facts.previous ? facts.previous->root : "none");
  for (const auto& [state, count] : statement.answers) info += fmt::format("Shouqi-Answers: {} {}\n", to_string(state), count);
  info += fmt::format("Shouqi-Left: {}\nShouqi-Key-Id: {}\n", statement.left, statement.key_id);

  std::map<std::string, std::string> files{{"bag-info.txt", info},
                                           {"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
                                           {"manifest-sha256.txt", manifest_sha256},
                                           {"manifest-sha512.txt", manifest_sha512},
                                           {"seal.json", seal},
                                           {"seal.sig", signature}};
  for (const auto algorithm : {crypto::HashAlgorithm::kSha256, crypto::HashAlgorithm::kSha512}) {
    std::map<std::string, std::string> hashes;
    for (const auto& [path, bytes] : files) {
      if (!path.starts_with("tagmanifest-")) hashes[path] = crypto::hash_hex(algorithm, bytes);
    }
    files[fmt::format("tagmanifest-{}.txt", to_string(algorithm))] = manifest_text(hashes);
  }
  return files;
}

}  // namespace shouqi::bundle
