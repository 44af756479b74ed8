// One thing: the list of bad bundles and proofs, each made by one act of damage or forgery on the sound one.
#include <fmt/format.h>

#include "bundle/bundle_verifier.hpp"
#include "bundle/crc32.hpp"
#include "bundle/museum.hpp"
#include "bundle/proof.hpp"
#include "bundle/sample_bundle.hpp"
#include "crypto/sha256.hpp"

namespace shouqi::bundle {
namespace {

const WrittenBundle& sound() {
  static const WrittenBundle written = write_sample();
  return written;
}

const Files& sound_files() {
  static const Files files = unpack(sound().bytes);
  return files;
}

constexpr const char* kBase = "shouqi-343302-1092-regular-000001";

std::string put(std::string bytes, std::size_t offset, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes.at(offset + i) = static_cast<char>(value >> (8 * i) & 255U);
  return bytes;
}

std::size_t directory_offset(const std::string& bytes) { return number_at(bytes, bytes.size() - 6, 4); }

// Sets a field in the first entry of the directory and in its local header, which has the same field two bytes earlier from its own start.
std::string in_both_headers(std::uint64_t value, std::size_t size, std::size_t directory_field, std::size_t local_field) {
  std::string bytes = put(sound().bytes, directory_offset(sound().bytes) + directory_field, value, size);
  return put(std::move(bytes), local_field, value, size);
}

std::string in_directory(std::size_t field, std::uint64_t value, std::size_t size) {
  return put(sound().bytes, directory_offset(sound().bytes) + field, value, size);
}

std::string in_end(std::size_t field, std::uint64_t value, std::size_t size) { return put(sound().bytes, sound().bytes.size() - kEndSize + field, value, size); }

// Adds bytes behind the name of the first entry's directory record.
std::string with_directory_extra(std::string_view extra, std::size_t length_field) {
  std::string bytes = sound().bytes;
  const std::size_t record = directory_offset(bytes);
  bytes.insert(record + kDirectoryEntrySize + number_at(bytes, record + 28, 2), extra);
  bytes = put(std::move(bytes), record + length_field, extra.size(), 2);
  const std::size_t size_field = bytes.size() - kEndSize + 12;
  return put(bytes, size_field, number_at(bytes, size_field, 4) + extra.size(), 4);
}

Files with(std::string_view path, const std::string& bytes) {
  Files files = sound_files();
  files[std::string(path)] = bytes;
  return files;
}
Files without(std::string_view path) {
  Files files = sound_files();
  if (files.erase(std::string(path)) != 1) throw std::runtime_error("no such file");
  return files;
}
Files edited(std::string_view path, std::string_view what, std::string_view by) {
  return with(path, replaced(sound_files().at(std::string(path)), what, by));
}

std::vector<ForgedEntry> entries() { return in_order(sound_files(), kBase); }

class Museum {
 public:
  void bundle(std::string name, std::set<Code> expected, std::string bytes, const PublicKeys& keys = sample_keys(), std::optional<PreviousSeal> previous = {}) {
    auto kept = std::make_shared<const std::string>(std::move(bytes));
    specimens_.push_back({std::move(name), std::move(expected), [kept, keys, previous] { return verify_bundle(MemorySource(*kept), keys, previous).findings; }});
  }
  void files(std::string name, std::set<Code> expected, const Files& files) { bundle(std::move(name), std::move(expected), pack(files)); }
  void proof(std::string name, std::set<Code> expected, const std::string& bytes, const PublicKeys& keys = sample_keys()) {
    specimens_.push_back({std::move(name), std::move(expected), [bytes, keys] { return verify_proof(bytes, keys).verdict.findings; }});
  }
  std::vector<Specimen> take() { return std::move(specimens_); }

 private:
  std::vector<Specimen> specimens_;
};

void add_containers(Museum& museum) {
  const std::string& good = sound().bytes;
  museum.bundle("nothing at all", {Code::kContainerNotZip}, "");
  museum.bundle("a text instead of a bundle", {Code::kContainerNotZip}, std::string(5000, 'x'));
  museum.bundle("a bundle without its first bytes", {Code::kContainerEnd}, good.substr(100));
  museum.bundle("a bundle cut in its middle", {Code::kContainerTruncated}, good.substr(0, good.size() / 2));
  museum.bundle("a bundle without its last byte", {Code::kContainerTruncated}, good.substr(0, good.size() - 1));
  museum.bundle("a byte behind the end", {Code::kContainerTrailing}, good + "x");
  museum.bundle("a second bundle behind the first", {Code::kContainerEnd}, good + good);
  museum.bundle("a comment on the archive", {Code::kContainerComment}, in_end(20, 5, 2) + "hello");
  museum.bundle("an end record that tells of a second disk", {Code::kContainerEnd}, in_end(4, 1, 2));
  museum.bundle("an end record that counts one file less", {Code::kContainerEnd}, put(in_end(8, 26, 2), good.size() - kEndSize + 10, 26, 2));
  museum.bundle("an end record whose directory begins elsewhere", {Code::kContainerEnd}, in_end(16, directory_offset(good) - 1, 4));
  {
    // The records of a large archive around a small one.
    const std::size_t offset = directory_offset(good);
    const std::string wide = end_records(kZip64Count, good.size() - kEndSize - offset, offset);
    std::string zip64 = wide.substr(0, wide.size() - kEndSize);
    zip64 = put(put(std::move(zip64), 24, sound_files().size(), 8), 32, sound_files().size(), 8);
    museum.bundle("ZIP64 records that nothing needs", {Code::kContainerZip64}, good.substr(0, good.size() - kEndSize) + zip64 + good.substr(good.size() - kEndSize));
    museum.bundle("a ZIP64 end record that contradicts the end record", {Code::kContainerZip64},
                  good.substr(0, good.size() - kEndSize) + put(zip64, 24, kZip64Count, 8) + good.substr(good.size() - kEndSize));
  }
  museum.bundle("a broken signature in the directory", {Code::kContainerDirectory}, in_directory(0, 0, 4));
  museum.bundle("a directory record longer than the directory", {Code::kContainerDirectory}, in_directory(28, 0xFFFF, 2));
  museum.bundle("internal attributes", {Code::kContainerDirectory}, in_directory(36, 1, 2));
  museum.bundle("a compressed entry", {Code::kContainerCompressed}, in_both_headers(8, 2, 10, 8));
  museum.bundle("an encrypted entry", {Code::kContainerEncrypted}, in_both_headers(kUtf8Flag | 1U, 2, 8, 6));
  museum.bundle("a data descriptor", {Code::kContainerDescriptor}, in_both_headers(kUtf8Flag | 8U, 2, 8, 6));
  museum.bundle("a name without the UTF-8 flag", {Code::kContainerFlags, Code::kContainerLocalHeader}, in_both_headers(0, 2, 8, 6));
  museum.bundle("a time of today", {Code::kContainerTime, Code::kContainerLocalHeader}, in_both_headers(0x5A21, 2, 14, 12));
  museum.bundle("a version that no bundle has", {Code::kContainerVersion}, in_directory(4, 0x0014, 2));
  museum.bundle("a symbolic link", {Code::kContainerAttributes}, in_directory(38, 0xA1FF0000, 4));
  museum.bundle("an executable file", {Code::kContainerAttributes}, in_directory(38, 0x81ED0000, 4));
  museum.bundle("an extra field", {Code::kContainerExtra}, with_directory_extra(std::string_view("\x55\x54\x01\x00\x00", 5), 30));
  museum.bundle("a ZIP64 field that nothing needs", {Code::kContainerZip64}, with_directory_extra(std::string_view("\x01\x00\x00\x00", 4), 30));
  museum.bundle("a comment on an entry", {Code::kContainerEntryComment}, with_directory_extra("note", 32));
  museum.bundle("two sizes of one stored entry", {Code::kContainerSize}, in_directory(20, 1, 4));
  museum.bundle("an entry that begins earlier than it may", {Code::kContainerGap}, in_directory(42, 7, 4));
  {
    std::string bytes = good;
    const std::size_t offset = directory_offset(bytes);
    bytes.insert(offset, "hidden");
    museum.bundle("bytes hidden before the directory", {Code::kContainerGap}, put(bytes, bytes.size() - 6, offset + 6, 4));
  }
  museum.bundle("a local header with another name", {Code::kContainerLocalHeader}, put(good, kLocalHeaderSize, 'X', 1));
  museum.bundle("a local header with an extra length", {Code::kContainerLocalHeader}, put(good, 28, 4, 2));
  {
    const std::size_t crc = directory_offset(good) + 16;
    const std::uint64_t wrong = number_at(good, crc, 4) ^ 1U;
    museum.bundle("a wrong CRC, the same in both headers", {Code::kContainerCrc}, put(put(good, crc, wrong, 4), 14, wrong, 4));
  }
}

void add_names(Museum& museum) {
  const auto renamed = [&](const char* name, std::string specimen, Code code = Code::kContainerName) {
    auto list = entries();
    list.front().name = name;
    museum.bundle(std::move(specimen), {code}, pack(list));
  };
  renamed("../../etc/passwd", "a path that leaves the folder");
  renamed("/etc/passwd", "an absolute path");
  renamed("shouqi-343302-1092-regular-000001/data/../../x", "dots in the middle of a path");
  renamed("shouqi-343302-1092-regular-000001/data\\SHA.txt", "a backslash in a path");
  renamed("C:shouqi/SHA.txt", "a drive in a path");
  renamed("shouqi-343302-1092-regular-000001/data/e\xCC\x81.txt", "an accent as a character of its own (NFD)");
  renamed("shouqi-343302-1092-regular-000001/data/\xC3\xA9.txt", "an accented letter (NFC)");
  renamed("shouqi-343302-1092-regular-000001/data/\xFF.txt", "a name that is no UTF-8");
  renamed("shouqi-343302-1092-regular-000001/data/SHA.txt ", "a name that ends with a space");
  renamed("shouqi-343302-1092-regular-000001/data/\xE2\x80\xAEtxt.exe", "a name that turns the direction of writing");
  renamed("SHA.txt", "a file beside the folder");
  renamed("other/data/SHA.txt", "a second folder", Code::kContainerBase);
  museum.bundle("an archive without a file", {Code::kContainerBase}, end_records(0, 0, 0));
  {
    auto list = entries();
    std::swap(list[1], list[2]);
    museum.bundle("two entries in the other order", {Code::kContainerOrder}, pack(list));
  }
  {
    auto list = entries();
    list.insert(list.begin() + 1, list.front());
    museum.bundle("one entry twice", {Code::kContainerDuplicate}, pack(list));
  }
  {
    auto list = entries();
    list.insert(list.begin(), {std::string(kBase) + "/data/SHA.TXT", list.front().bytes});
    museum.bundle("two names that Windows cannot keep apart",
                  {Code::kContainerTwin, Code::kBagFileUnlisted, Code::kBagTwinNames, Code::kBagOxum, Code::kBundleFileUnknown, Code::kSealPayload, Code::kTagForm},
                  pack(list));
  }
  museum.bundle("a folder with the name of another seal", {Code::kSealName}, pack(sound_files(), "shouqi-343302-1092-regular-000002"));
}

void add_bags(Museum& museum) {
  museum.files("an answer changed, nothing else", {Code::kBagChecksum, Code::kBagOxum, Code::kSealPayload, Code::kAnswerCounts, Code::kAnswerState, Code::kTreeRoot, Code::kTagForm},
               edited("data/answers.csv", "deemed,deemed", "confirmed,deemed"));
  museum.files("an added file", {Code::kBagFileUnlisted, Code::kBagOxum, Code::kBundleFileUnknown, Code::kSealPayload, Code::kTagForm},
               with("data/extra.txt", "x"));
  museum.files("a dropped roster", {Code::kBagFileMissing, Code::kBagOxum, Code::kRosterSet, Code::kSealPayload, Code::kTagForm},
               without("data/rosters/25_多元表現.xlsx"));
  museum.files("a dropped list of disputes",
               {Code::kBagFileMissing, Code::kBagOxum, Code::kBundleFileMissing, Code::kDisputeSet, Code::kSealPayload, Code::kTagForm},
               without("data/disputes.csv"));
  {
    Files files = sound_files();
    std::swap(files["data/rosters/25_多元表現.xlsx"], files["data/rosters/24_校內幹部經歷.xlsx"]);
    museum.files("two rosters swapped", {Code::kBagChecksum, Code::kTagForm}, files);
    files = sound_files();
    files["data/rosters/27_多元表現.xlsx"] = files["data/rosters/25_多元表現.xlsx"];
    files.erase("data/rosters/25_多元表現.xlsx");
    museum.files("a roster renamed", {Code::kBagFileMissing, Code::kBagFileUnlisted, Code::kRosterSet, Code::kTagForm}, files);
  }
  museum.files("a roster cut short, its hashes made anew", {Code::kBagOxum, Code::kSealPayload},
               rehash(edited("data/rosters/25_多元表現.xlsx", "PK ", "P")));
  museum.files("no bag declaration", {Code::kBagDeclarationMissing, Code::kBagTagMissing, Code::kBundleFileMissing}, without("bagit.txt"));
  museum.files("no list of hashes but one", {Code::kBagTagMissing, Code::kBundleFileMissing, Code::kSealPayload}, without("manifest-sha512.txt"));
  museum.files("no list of tag files", {Code::kBundleFileMissing}, without("tagmanifest-sha512.txt"));
  museum.files("a word added to bag-info.txt, hashes made anew", {Code::kTagForm}, rehash(with("bag-info.txt", sound_files().at("bag-info.txt") + "Note: x\n")));
  museum.files("a manifest in another order, hashes made anew", {Code::kSealPayload, Code::kTagForm}, [] {
    Files files = sound_files();
    std::string& manifest = files["manifest-sha256.txt"];
    const std::size_t end = manifest.find('\n') + 1;
    manifest = manifest.substr(end) + manifest.substr(0, end);
    const std::string kept = manifest;
    files = rehash(files);
    files["manifest-sha256.txt"] = kept;
    for (const auto algorithm : {crypto::HashAlgorithm::kSha256, crypto::HashAlgorithm::kSha512}) {
      std::string& tags = files["tagmanifest-" + std::string(to_string(algorithm)) + ".txt"];
      const std::size_t at = tags.find("  manifest-sha256.txt") - crypto::hex_length(algorithm);
      tags.replace(at, crypto::hex_length(algorithm), crypto::hash_hex(algorithm, kept));
    }
    return files;
  }());
  museum.files("a bagit.txt of another version, hashes made anew", {Code::kBagVersion, Code::kTagForm},
               rehash(with("bagit.txt", "BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n")));
}

void add_seals(Museum& museum) {
  const auto seal = [&](std::string name, std::set<Code> expected, const std::string& bytes) {
    expected.insert(Code::kBagTagChecksum);
    museum.files(std::move(name), std::move(expected), with("seal.json", bytes));
  };
  const std::string& good = sound_files().at("seal.json");
  seal("a seal with white space", {Code::kSealForm}, good + "\n");
  seal("a seal that is no JSON", {Code::kSealForm}, "sealed!");
  seal("a seal nested ten thousand deep", {Code::kSealForm}, std::string(10000, '[') + std::string(10000, ']'));
  seal("a seal of a version that is not yet", {Code::kSealFormat}, replaced(good, "shouqi-seal-1", "shouqi-seal-9"));
  seal("a seal with one field more", {Code::kSealField}, replaced(good, "{\"answers\"", "{\"aaa\":1,\"answers\""));
  seal("a seal without its round", {Code::kSealField}, replaced(good, "\"round\":\"1092-regular\",", ""));
  seal("a seal that means something else", {Code::kSealField}, replaced(good, "deemed 是逾期視為確認", "deemed 是本人確認"));
  seal("a seal of another school, unsigned", {Code::kSignatureWrong, Code::kSealName, Code::kTagForm, Code::kTreeRoot},
       replaced(good, "\"school\":\"343302\"", "\"school\":\"343303\""));
  museum.files("no seal", {Code::kBagTagMissing, Code::kBundleFileMissing}, without("seal.json"));
  museum.files("a seal whose counts do not add up", {Code::kSealCounts, Code::kAnswerCounts},
               reseal(sound_files(), [](SealStatement& s) { ++s.answers[domain::AnswerState::kDeemed]; }));
  museum.files("a first seal that names one before it", {Code::kSealSequence},
               reseal(sound_files(), [](SealStatement& s) { s.facts.previous = PreviousSeal{1, s.tree_root, s.tree_root}; }));
  museum.bundle("a second seal that names none before it", {Code::kSealSequence},
                pack(reseal(sound_files(), [](SealStatement& s) { s.facts.sequence = 2; }), "shouqi-343302-1092-regular-000002"));
  museum.bundle("a third seal that follows the first", {Code::kSealSequence}, pack(reseal(sound_files(), [](SealStatement& s) {
                  s.facts.sequence = 3;
                  s.facts.previous = PreviousSeal{1, s.tree_root, s.tree_root};
                }), "shouqi-343302-1092-regular-000003"));
  museum.files("a regular round that supplements another", {Code::kSealSupplement},
               reseal(sound_files(), [](SealStatement& s) { s.facts.supplements = SupplementedSeal{"1091-regular", 1, s.tree_root}; }));

  const auto short_seed = crypto::Ed25519PrivateKey::from_seed("0123456789abcdef0123456789abcdef");
  museum.files("signed with a key that nobody has published", {Code::kKeyUnknown}, reseal(sound_files(), [&](SealStatement& s) {
                 s.key_id = short_seed.public_key().id();
               }, short_seed));
  museum.files("signed with another key under the name of the right one", {Code::kSignatureWrong}, reseal(sound_files(), {}, short_seed));
  museum.bundle("checked with the key of somebody else", {Code::kKeyUnknown}, sound().bytes, PublicKeys({short_seed.public_key()}));
  museum.files("a signature of 63 bytes", {Code::kSignatureLength}, rehash(with("seal.sig", sound_files().at("seal.sig").substr(1))));
  museum.files("a signature of nothing but zeros", {Code::kSignatureWrong}, rehash(with("seal.sig", std::string(64, '\0'))));
  museum.files("an answer changed by an insider without the key: every hash and the tree are made anew", {Code::kSignatureWrong}, [] {
    Files files = reseal_lists(edited("data/answers.csv", "deemed,deemed", "confirmed,explicit"));
    files["seal.sig"] = sound_files().at("seal.sig");
    return rehash(files);
  }());
  museum.files("the answers of one seal under the signature of another", {Code::kSealPayload, Code::kTreeRoot, Code::kAnswerCounts, Code::kBagOxum}, [] {
    Files files = rehash(edited("data/answers.csv", "deemed,deemed", "confirmed,explicit"));
    return files;
  }());
}

// Signed by somebody who has the key: the lists must agree with each other all the same.
void add_lists(Museum& museum) {
  const auto lists = [&](std::string name, std::set<Code> expected, const Files& files) {
    museum.files(std::move(name), std::move(expected), reseal_lists(files));
  };
  const std::string& answers = sound_files().at("data/answers.csv");
  const auto line = [&](std::size_t number) {
    std::size_t at = 0;
    while (number-- > 0) at = answers.find('\n', at) + 1;
    return answers.substr(at, answers.find('\n', at) + 1 - at);
  };
  lists("answers with another first line", {Code::kCsvForm}, edited("data/answers.csv", "student_no,", "student,"));
  lists("answers without a first line", {Code::kCsvForm, Code::kRecordsExtra}, with("data/answers.csv", answers.substr(answers.find('\n') + 1)));
  lists("no answers, not even a first line", {Code::kCsvForm, Code::kDisputeSet, Code::kRecordsExtra}, with("data/answers.csv", ""));
  lists("an answer in needless quotes", {Code::kCsvForm, Code::kRecordsExtra},
        edited("data/answers.csv", "10901002,", "\"10901002\","));
  lists("answers with line ends of Windows", {Code::kCsvForm, Code::kRecordsExtra}, edited("data/answers.csv", line(1), line(1).substr(0, line(1).size() - 1) + "\r\n"));
  lists("answers without the last line end", {Code::kCsvForm, Code::kRecordsExtra}, with("data/answers.csv", answers.substr(0, answers.size() - 1)));
  lists("an answer with a column too much", {Code::kCsvField, Code::kRecordsExtra}, edited("data/answers.csv", line(1), "x," + line(1)));
  lists("an answer in a state that is none", {Code::kCsvField, Code::kRecordsExtra}, edited("data/answers.csv", "confirmed,explicit", "pending,none"));
  lists("an answer with a time in another spelling", {Code::kCsvField, Code::kRecordsExtra}, edited("data/answers.csv", "T03:04:05.000006Z", " 03:04:05.000006"));
  lists("an answer with a short nonce", {Code::kCsvField, Code::kRecordsExtra},
        edited("data/answers.csv", line(1), line(1).substr(0, line(1).size() - 2) + "\n"));
  lists("a deemed answer that calls itself explicit", {Code::kAnswerState}, edited("data/answers.csv", "deemed,deemed", "deemed,explicit"));
  lists("two answers in the other order", {Code::kCsvOrder}, with("data/answers.csv", replaced(replaced(answers, line(1), ""), line(2), line(2) + line(1))));
  lists("an answer twice", {Code::kCsvOrder, Code::kRecordsMissing}, edited("data/answers.csv", line(1), line(1) + line(1)));
  lists("an answer of another term", {Code::kAnswerTerm}, edited("data/answers.csv", "course,1092", "course,1091"));
  lists("a dropped answer, the seal made anew", {Code::kRecordsExtra}, edited("data/answers.csv", line(1), ""));
  lists("an answer about data that the records do not hold", {Code::kRecordsMissing, Code::kRecordsExtra},
        edited("data/answers.csv", sound_files().at("data/answers.csv").substr(answers.find("Z,") + 2, 64), crypto::sha256_hex("other data")));
  {
    // Of an answer without rows.
    const std::string none = line(4);
    lists("an answer about nothing with the digest of something", {Code::kRecordsMissing},
          edited("data/answers.csv", none, replaced(none, none.substr(none.find("Z,") + 2, 64), crypto::sha256_hex("something"))));
  }
  museum.files("a tree of other answers", {Code::kTreeRoot}, reseal(sound_files(), [](SealStatement& s) { s.tree_root = crypto::sha256_hex("other"); }));
  museum.files("counts of other answers", {Code::kAnswerCounts}, reseal(sound_files(), [](SealStatement& s) {
                 ++s.answers[domain::AnswerState::kConfirmed];
                 --s.answers[domain::AnswerState::kDeemed];
               }));
  lists("an ID number in a dispute", {Code::kPersonId}, edited("data/disputes.csv", "少了一項", "我是 A123456789"));
  lists("a dispute dropped", {Code::kDisputeSet}, with("data/disputes.csv", std::string(disputes_header())));
  {
    const std::string dispute = sound_files().at("data/disputes.csv").substr(disputes_header().size());
    lists("a dispute twice", {Code::kCsvOrder, Code::kDisputeSet}, with("data/disputes.csv", std::string(disputes_header()) + dispute + dispute));
    lists("a dispute of an answer that is not held", {Code::kDisputeSet}, edited("data/disputes.csv", "10901001,", "10901002,"));
    lists("a dispute that hides whether its data is inside", {Code::kCsvField, Code::kDisputeSet}, edited("data/disputes.csv", ",yes\n", ",maybe\n"));
    lists("a dispute that says its data is left out, and it is inside", {Code::kRecordsExtra}, edited("data/disputes.csv", ",yes\n", ",no\n"));
  }
  const std::string left = sound_files().at("data/left.csv");
  const std::string gone = left.substr(left_header().size());
  lists("who left, twice", {Code::kCsvOrder}, with("data/left.csv", left + gone));
  lists("who left, at no time", {Code::kCsvField, Code::kLeftCount}, [&] {
    Files files = edited("data/left.csv", "2021-11-01T00:00:00.000000Z", "");
    return files;
  }());
  lists("somebody who left and answered", {Code::kLeftAnswered}, [&] {
    const SampleInput input;
    return edited("data/left.csv", gone.substr(0, gone.find(',', 9)), input.answers[0].student.number + "," + input.answers[0].student.pseudonym);
  }());
  museum.files("fewer who left than the seal says", {Code::kLeftCount}, reseal(sound_files(), [](SealStatement& s) { ++s.left; }));
  lists("a hash in SHA.txt that is none", {Code::kCsvField}, with("data/SHA.txt", "a.json,123\n"));
  lists("hashes in SHA.txt in the other order", {Code::kCsvOrder}, with("data/SHA.txt", "b.json," + crypto::sha256_hex("") + "\na.json," + crypto::sha256_hex("") + "\n"));
}

void add_records(Museum& museum) {
  const auto records = [&](std::string name, std::set<Code> expected, const Files& files) { museum.files(std::move(name), std::move(expected), reseal(files)); };
  constexpr const char* kCourse = "data/records/修課紀錄.json";
  const std::string& course = sound_files().at(kCourse);
  records("a mark changed", {Code::kRecordsMissing, Code::kRecordsExtra}, edited(kCourse, "85.5", "95.5"));
  records("a student's records dropped", {Code::kRecordsMissing}, edited("data/records/26_課程學習成果.json", "\n{\"出生日期\":\"0930101\",\"學期課程學習成果\":[{\"成果簡述\":\"報告\"}],\"身分證號\":\"A123456789\"},", ""));
  records("records with a second spelling of a number", {Code::kRecordsForm}, edited(kCourse, "85.5", "85.50"));
  records("records with white space", {Code::kRecordsForm}, edited(kCourse, "{\"出生日期\":", "{ \"出生日期\":"));
  records("records without the byte order mark", {Code::kRecordsForm}, with(kCourse, course.substr(3)));
  records("records with another 名冊資訊", {Code::kRecordsForm}, edited(kCourse, "{\"SHA\":", "{ \"SHA\":"));
  records("records without an end", {Code::kRecordsForm}, with(kCourse, course.substr(0, course.size() - 4)));
  records("records with something behind the end", {Code::kRecordsForm}, with(kCourse, course + "x"));
  records("records without a comma between two students", {Code::kRecordsForm}, edited(kCourse, "},\n", "}\n"));
  records("students of a file in the other order", {Code::kRecordsOrder}, [&] {
    const std::size_t first = course.find('\n') + 1;
    const std::size_t second = course.find('\n', first) + 1;
    const std::size_t tail = course.find('\n', second);
    const std::string one = course.substr(first, second - first - 2);
    const std::string two = course.substr(second, tail - second);
    return with(kCourse, course.substr(0, first) + two + ",\n" + one + course.substr(tail));
  }());
  records("records of a category that the round has not", {Code::kRecordsName}, [] {
    Files files = sound_files();
    files["data/records/99_其他.json"] = "x";
    files["data/rosters/99_其他.xlsx"] = "x";
    return files;
  }());
  records("the same part twice", {Code::kRecordsName}, [] {
    Files files = sound_files();
    files["data/records/26_課程學習成果二.json"] = files["data/records/26_課程學習成果.json"];
    files["data/rosters/26_課程學習成果二.xlsx"] = "x";
    return files;
  }());
  records("records without their roster", {Code::kRosterSet}, without("data/rosters/25_多元表現.xlsx"));
  records("a roster without its records", {Code::kRosterSet, Code::kRecordsMissing}, without("data/records/25_多元表現.json"));
  records("a file that no bundle has", {Code::kBundleFileUnknown}, with("data/notes.txt", "x"));
  records("a tag file that no bundle has", {Code::kBundleFileUnknown}, [] {
    Files files = sound_files();
    files["notes.txt"] = "x";
    return rehash(files);
  }());

  const SampleInput input;
  const std::string attachment = "data/attachments/" + input.attachments[0].first.name();
  constexpr const char* kIndex = "data/attachments/index.csv";
  records("another attachment under the name of the first", {Code::kAttachmentHash}, edited(attachment, "made", "MADE"));
  records("an attachment without an index", {Code::kAttachmentIndex}, without(kIndex));
  records("an attachment that the index does not name", {Code::kAttachmentIndex}, with(kIndex, std::string(attachments_header())));
  records("an index without its attachment", {Code::kAttachmentIndex}, without(attachment));
  records("an index with another size", {Code::kAttachmentIndex}, edited(kIndex, ",17,", ",18,"));
  const std::string& index = sound_files().at(kIndex);
  records("an index that names one use twice", {Code::kCsvOrder}, with(kIndex, index + index.substr(attachments_header().size())));
  records("an index with a broken line", {Code::kCsvForm}, with(kIndex, index + "x"));
  records("an index with a line too short", {Code::kCsvField}, with(kIndex, index + "x\n"));
  records("an ID number in the index", {Code::kPersonId}, edited(kIndex, "109/", "A123456789/"));
  {
    Files files = sound_files();
    files.erase(attachment);
    files[kIndex] = attachments_header();
    records("an index of nothing", {Code::kAttachmentIndex}, files);
  }
}

void add_chains(Museum& museum) {
  const PreviousSeal first{1, sound().result.statement.tree_root, crypto::sha256_hex(sound().result.seal)};
  const std::string second = pack(reseal(sound_files(), [&](SealStatement& s) {
    s.facts.sequence = 2;
    s.facts.previous = first;
  }), "shouqi-343302-1092-regular-000002");
  PreviousSeal other = first;
  other.root = crypto::sha256_hex("other");
  museum.bundle("another first seal than the one that the second names", {Code::kChainRoot}, second, sample_keys(), other);
  other = first;
  other.seal_sha256 = crypto::sha256_hex("other");
  museum.bundle("a first seal with the same tree and another statement", {Code::kChainRoot}, second, sample_keys(), other);
  museum.bundle("the first seal, said to follow itself", {Code::kChainSequence}, sound().bytes, sample_keys(), first);
}

void add_proofs(Museum& museum) {
  const SampleInput input;
  const BundleResult& result = sound().result;
  const std::string good = make_proof(input.answers[2], result.leaf_hashes, 2, result.seal, result.signature);
  museum.proof("a proof that is no JSON", {Code::kProofForm}, "proof");
  museum.proof("a proof with white space", {Code::kProofForm}, good + "\n");
  museum.proof("a proof with a field more", {Code::kProofForm}, replaced(good, "{\"format\"", "{\"a\":1,\"format\""));
  museum.proof("a proof without its path", {Code::kProofForm}, replaced(good, "\"path\"", "\"qath\""));
  museum.proof("a proof with a short hash", {Code::kProofForm}, replaced(good, "\"path\":[\"", "\"path\":[\"00\",\""));
  museum.proof("a proof nested thirty thousand deep", {Code::kProofForm}, std::string(30000, '[') + std::string(30000, ']'));
  museum.proof("a proof of another state", {Code::kProofLeaf, Code::kProofPath}, replaced(good, "\"state\":\"reported\"", "\"state\":\"confirmed\""));
  museum.proof("a proof of another event", {Code::kProofPath}, replaced(good, "\"event\":\"103\"", "\"event\":\"104\""));
  museum.proof("a proof at another place", {Code::kProofPath}, replaced(good, "\"leaf_index\":2", "\"leaf_index\":3"));
  museum.proof("a proof outside the tree", {Code::kProofPath}, replaced(good, "\"leaf_index\":2", "\"leaf_index\":7"));
  museum.proof("a proof under another seal", {Code::kSignatureWrong}, replaced(good, "\"left\":1", "\"left\":2"));
  museum.proof("a proof under a seal that is none", {Code::kSealField}, replaced(good, "\"left\":1,", ""));
  museum.proof("a proof with a short signature", {Code::kSignatureLength}, replaced(good, "\"signature\":\"" + good.substr(good.rfind(":\"") + 2, 2), "\"signature\":\""));
  museum.proof("a proof checked with the key of somebody else", {Code::kKeyUnknown}, good,
               PublicKeys({crypto::Ed25519PrivateKey::from_seed("0123456789abcdef0123456789abcdef").public_key()}));
  museum.proof("a leaf of another school", {Code::kProofLeaf, Code::kProofPath}, [&] {
    const std::size_t leaf = good.find("\"leaf\"");
    return good.substr(0, leaf) + replaced(good.substr(leaf), "\"school\":\"343302\"", "\"school\":\"343303\"");
  }());
}

}  // namespace

const std::vector<Specimen>& bad_bundles() {
  static const std::vector<Specimen> specimens = [] {
    Museum museum;
    add_containers(museum);
    add_names(museum);
    add_bags(museum);
    add_seals(museum);
    add_lists(museum);
    add_records(museum);
    add_chains(museum);
    add_proofs(museum);
    return museum.take();
  }();
  return specimens;
}

std::set<Code> codes_of(const Findings& findings) {
  std::set<Code> codes;
  for (const CodeFacts& code : all_codes()) {
    if (findings.has(code.code)) codes.insert(code.code);
  }
  return codes;
}

std::string names(const std::set<Code>& codes) {
  std::string text;
  for (const Code code : codes) text += (text.empty() ? "" : " ") + std::string(facts(code).name);
  return text;
}

}  // namespace shouqi::bundle
