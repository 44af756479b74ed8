#include "bundle/sample_bundle.hpp"

#include <algorithm>
#include <stdexcept>

#include "bundle/bundle_verifier.hpp"
#include "bundle/container_reader.hpp"
#include "bundle/crc32.hpp"
#include "bundle/merkle_tree.hpp"
#include "bundle/record_line.hpp"
#include "crypto/encoding.hpp"
#include "crypto/sha256.hpp"
#include "domain/receipt_document.hpp"

namespace shouqi::bundle {
namespace {

using domain::AnswerState;
using domain::Category;
using nlohmann::json;

domain::Term term(const char* text) { return *domain::Term::parse(text); }

std::string short_hash(const std::string& text) { return crypto::sha256_hex(text).substr(0, 32); }

SealedStudent student(const char* number) { return {number, short_hash(std::string("student ") + number)}; }

RecordsFile records_file(const char* stem, Category category) {
  return {stem, category, json{{"SHA", crypto::sha256_hex(stem)}, {"名稱", stem}, {"學校代碼", "343302"}}};
}

std::string part_of(const std::string& stem) {
  const std::size_t end = stem.find('_');
  return end == std::string::npos ? stem : stem.substr(0, end);
}

domain::PackageStudent person(const std::string& id_number, const char* records) {
  domain::PackageStudent student;
  student.id_number = id_number;
  student.birth_date = "0930101";
  student.records = json::parse(records);
  return student;
}

}  // namespace

const crypto::Ed25519PrivateKey& sample_key() {
  static const crypto::Ed25519PrivateKey key = crypto::Ed25519PrivateKey::from_seed("shouqi FORMAT.md worked example!");
  return key;
}

PublicKeys sample_keys() { return PublicKeys({sample_key().public_key()}); }

SampleInput::SampleInput() {
  seal_facts.school = "343302";
  seal_facts.term = term("1092");
  seal_facts.batch = "regular";
  seal_facts.categories = {{Category::kCourse, term("1092")}, {Category::kOutcome, term("1090")}, {Category::kPerformance, term("1090")},
                           {Category::kCadre, term("1092")}};
  seal_facts.cut_off = base::parse_instant("2021-11-15T00:00:00.000000Z");
  seal_facts.program = "shouqi 0.1.0";
  received_files = {{"修課紀錄.json", crypto::sha256_hex("a")}, {"24_校內幹部經歷.json", crypto::sha256_hex("b")}};

  const SealedStudent first = student("10901001");
  const SealedStudent second = student("10901002");
  const std::string first_id = "A123456789";
  const std::string second_id = "B223456784";
  files = {records_file("24_校內幹部經歷", Category::kCadre), records_file("25_多元表現", Category::kPerformance),
           records_file("26_課程學習成果", Category::kOutcome), records_file("28_課程學習成果", Category::kOutcome),
           records_file("修課紀錄", Category::kCourse)};
  records["修課紀錄"] = {
      person(first_id, R"({"學期成績":[{"科目名稱":"數學","修課學分":4,"學期學業成績":85.5},{"科目名稱":"國語文","修課學分":4}]})"),
      person(second_id, R"({"學期成績":[{"科目名稱":"英語文","質性文字描述":"第一行\n\"第二行\""}]})")};
  records["25_多元表現"] = {person(first_id, R"({"競賽參與":[{"競賽名稱":"科學展覽"}]})")};
  records["26_課程學習成果"] = {person(first_id, R"({"學期課程學習成果":[{"成果簡述":"報告"}]})"),
                                person(second_id, R"({"學期課程學習成果":[{"成果簡述":"作品"}]})")};
  records["28_課程學習成果"] = {person(second_id, R"({"進修部學期課程學習成果":[{"成果簡述":"夜間"}]})")};
  records["24_校內幹部經歷"] = {person(second_id, R"({"幹部經歷":[{"擔任職務":"班長"}]})")};

  std::uint64_t event = 100;
  const auto add = [&](const SealedStudent& who, const std::string& id, Category category, AnswerState state) {
    domain::Parts parts;
    for (const RecordsFile& file : files) {
      if (file.category != category) continue;
      for (const domain::PackageStudent& row : records[file.stem]) {
        if (row.id_number == id) parts[part_of(file.stem)] = row.records;
      }
    }
    const domain::Term document_term = seal_facts.categories.at(category);
    const auto document = domain::make_document({category, document_term, "regular"}, parts);
    ++event;
    answers.push_back({who, category, document_term, state, base::parse_instant("2021-11-12T03:04:05.000006Z"), document.digest, document.row_count, 2, event,
                       short_hash("nonce " + std::to_string(event))});
  };
  add(first, first_id, Category::kCourse, AnswerState::kConfirmed);
  add(first, first_id, Category::kOutcome, AnswerState::kConfirmed);
  add(first, first_id, Category::kPerformance, AnswerState::kReported);
  add(first, first_id, Category::kCadre, AnswerState::kNotRequired);
  add(second, second_id, Category::kCourse, AnswerState::kDeemed);
  add(second, second_id, Category::kOutcome, AnswerState::kConfirmed);
  add(second, second_id, Category::kCadre, AnswerState::kConfirmed);
  Dispute dispute{first, Category::kPerformance, term("1090"), AnswerState::kReported, answers[2].digest, 7, "taken_up", answers[2].at, "", "少了一項，\"科展\"",
                  "", "1", "", true};
  disputes = {dispute};
  left = {{student("10901003"), base::parse_instant("2021-11-01T00:00:00Z"), 99}};
  const std::string pdf = "%PDF-1.4 made up\n";
  const AttachmentFile attachment{crypto::sha256_hex(pdf), "pdf", pdf.size()};
  attachments = {{attachment, pdf}};
  attachment_uses = {{attachment.name(), attachment.size, first, Category::kOutcome, "109/報告.pdf", "md5:0123456789abcdef0123456789abcdef"}};
}

std::optional<AttachmentFile> SampleInput::next_attachment() {
  return at_[1] < attachments.size() ? std::optional(attachments[at_[1]++].first) : std::nullopt;
}

void SampleInput::write_attachment(const AttachmentFile& file, const Sink& sink) {
  for (const auto& [known, bytes] : attachments) {
    if (known.sha256 == file.sha256) sink(bytes);
  }
}

std::optional<RecordText> SampleInput::next_record(const RecordsFile& file) {
  const auto& students = records[file.stem];
  std::size_t& at = record_at_[file.stem];
  if (at == students.size()) return std::nullopt;
  const domain::PackageStudent& student = students[at++];
  return RecordText{student.id_number, record_line(student)};
}

WrittenBundle write_sample(SampleInput input, const crypto::Ed25519PrivateKey& key) {
  const support::TemporaryFolder folder;
  WrittenBundle written;
  {
    OutputFile file(folder / "bundle.zip");
    written.result = write_bundle(input, key, file);
    file.sync();
  }
  written.bytes = support::read_file(folder / "bundle.zip");
  return written;
}

Files unpack(const std::string& bundle) {
  const MemorySource source(bundle);
  Findings findings;
  const auto container = Container::open(source, findings);
  if (!container || findings.errors() > 0) throw std::runtime_error("not a sound bundle");
  Files files;
  for (std::size_t i = 0; i < container->files().size(); ++i) files[container->files()[i].path] = container->read_whole(i, bundle.size());
  return files;
}

std::vector<ForgedEntry> in_order(const Files& files, const std::string& base) {
  std::vector<ForgedEntry> entries;
  for (const auto& [path, bytes] : files) entries.push_back({path, bytes});
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return path_precedes(a.name, b.name); });
  for (ForgedEntry& entry : entries) entry.name = base + "/" + entry.name;
  return entries;
}

std::string pack(const std::vector<ForgedEntry>& entries) {
  std::string bytes;
  std::string directory;
  for (const ForgedEntry& entry : entries) {
    const EntryFacts facts{entry.name, entry.bytes.size(), crc32(0, entry.bytes), bytes.size()};
    bytes += local_header(facts) + entry.bytes;
    directory += directory_entry(facts);
  }
  const std::size_t offset = bytes.size();
  return bytes + directory + end_records(entries.size(), directory.size(), offset);
}

std::string pack(const Files& files, const std::string& base) { return pack(in_order(files, base)); }

Files rehash(Files files) {
  for (const auto algorithm : {crypto::HashAlgorithm::kSha256, crypto::HashAlgorithm::kSha512}) {
    std::map<std::string, std::string> payload;
    for (const auto& [path, bytes] : files) {
      if (path.starts_with("data/")) payload[path] = crypto::hash_hex(algorithm, bytes);
    }
    files["manifest-" + std::string(to_string(algorithm)) + ".txt"] = manifest_text(payload);
  }
  for (const auto algorithm : {crypto::HashAlgorithm::kSha256, crypto::HashAlgorithm::kSha512}) {
    std::map<std::string, std::string> tags;
    for (const auto& [path, bytes] : files) {
      if (!path.starts_with("data/") && !path.starts_with("tagmanifest-")) tags[path] = crypto::hash_hex(algorithm, bytes);
    }
    files["tagmanifest-" + std::string(to_string(algorithm)) + ".txt"] = manifest_text(tags);
  }
  return files;
}

Files reseal(Files files, const std::function<void(SealStatement&)>& change, const crypto::Ed25519PrivateKey& key) {
  Findings findings;
  SealStatement statement = *parse_seal(files.at("seal.json"), findings);
  files = rehash(std::move(files));
  statement.payload = {};
  for (const auto& [path, bytes] : files) {
    if (!path.starts_with("data/")) continue;
    ++statement.payload.files;
    statement.payload.bytes += bytes.size();
  }
  statement.manifest_sha256 = crypto::hash_hex(crypto::HashAlgorithm::kSha256, files["manifest-sha256.txt"]);
  statement.manifest_sha512 = crypto::hash_hex(crypto::HashAlgorithm::kSha512, files["manifest-sha512.txt"]);
  if (change) change(statement);
  const std::string seal = seal_json(statement);
  for (auto& [path, bytes] : tag_files(statement, seal, key.sign(signed_message(seal)), files["manifest-sha256.txt"], files["manifest-sha512.txt"])) {
    files[path] = bytes;
  }
  return files;
}

Files reseal_lists(Files files, const std::function<void(SealStatement&)>& change) {
  const auto records_of = [&](const char* path, const std::function<void(const CsvFields&)>& read) {
    CsvReader reader([&](std::size_t number, std::string_view, const CsvFields* fields) {
      if (number > 1 && fields != nullptr) read(*fields);
    });
    reader.feed(files.at(path));
    reader.finish();
  };
  return reseal(files, [&](SealStatement& statement) {
    for (auto& [ignored, count] : statement.answers) count = 0;
    MerkleRoot tree;
    records_of("data/answers.csv", [&](const CsvFields& fields) {
      const auto answer = parse_answer(fields);
      if (!answer) return;
      ++statement.answers[answer->state];
      tree.add(leaf_hash(leaf_json(*answer, statement.facts.school, statement.facts.round())));
    });
    statement.tree_root = crypto::to_hex(tree.root());
    statement.tree_size = tree.size();
    statement.left = 0;
    records_of("data/left.csv", [&](const CsvFields&) { ++statement.left; });
    if (change) change(statement);
  });
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  if (at == std::string::npos) throw std::runtime_error("nothing to replace: " + std::string(what));
  return text.replace(at, what.size(), with);
}

}  // namespace shouqi::bundle
