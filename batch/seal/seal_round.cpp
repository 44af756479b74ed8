#include "seal/seal_round.hpp"

#include <fmt/format.h>

#include <array>

#include "base/error.hpp"
#include "base/roc_calendar.hpp"
#include "bundle/bundle_verifier.hpp"
#include "bundle/merkle_tree.hpp"
#include "crypto/encoding.hpp"
#include "seal/record_spool.hpp"
#include "seal/round_input.hpp"
#include "usecase/close_round.hpp"
#include "usecase/seal_due.hpp"

namespace shouqi::seal {
namespace {

constexpr std::array<std::string_view, 6> kRefusalNames{"unknown-round", "not-open", "too-early", "blocked", "broken", "already-running"};
constexpr std::size_t kSecretBytes = 32;
const std::string kProgram = fmt::format("shouqi {}", SHOUQI_VERSION);

base::Refused<SealRefused> refused(SealRefusal reason, std::string message, std::vector<SealFinding> findings = {}) {
  return base::Refused(SealRefused{reason, std::move(message), std::move(findings)});
}

std::string file_name(const bundle::SealFacts& facts) {
  bundle::SealStatement statement;
  statement.facts = facts;
  return bundle::base_name(statement) + ".zip";
}

bundle::SupplementedSeal as_supplemented(const store::SealRecord& record) { return {record.round_code, record.sequence, record.root}; }

// A snapshot for as long as this lives.
class Snapshot {
 public:
  explicit Snapshot(store::SealSource& source) : source_(source), taken_at_(source.begin()) {}
  ~Snapshot() { end(); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  base::Instant taken_at() const { return taken_at_; }
  void end() {
    if (!std::exchange(is_ended_, true)) source_.end();
  }

 private:
  store::SealSource& source_;
  base::Instant taken_at_;
  bool is_ended_ = false;
};

// Whatever goes wrong before the ledger has the seal, the round stands open again. Behind the ledger this changes nothing.
class Frozen {
 public:
  Frozen(store::SealLedger& ledger, domain::RoundId round) : ledger_(ledger), round_(round) {}
  ~Frozen() {
    if (is_sealed_) return;
    try {
      ledger_.thaw(round_);
    } catch (...) {  // The database is away; the next run of the sealer takes the frozen round over.
    }
  }
  Frozen(const Frozen&) = delete;
  Frozen& operator=(const Frozen&) = delete;
  void keep() { is_sealed_ = true; }

 private:
  store::SealLedger& ledger_;
  domain::RoundId round_;
  bool is_sealed_ = false;
};

// What was begun in the folder goes with an attempt that comes to nothing.
class Unfinished {
 public:
  Unfinished(const SealFolder& folder, const std::string& name) : folder_(folder), name_(name) {}
  ~Unfinished() {
    if (!is_kept_) folder_.clean(name_);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  void keep() { is_kept_ = true; }

 private:
  const SealFolder& folder_;
  std::string name_;
  bool is_kept_ = false;
};

class Sealer {
 public:
  Sealer(const SealStores& stores, const SealTools& tools, SealAct act) : stores_(stores), tools_(tools), act_(act) {}

  base::Result<SealedRound, SealRefused> run(const std::string& school_code, const std::string& round_code) {
    const store::SchoolLock lock(stores_.rounds, school_code, tools_.patience);
    if (!lock) return refused(SealRefusal::kAlreadyRunning, fmt::format("學校 {} 正在匯入、開放或封存梯次。請稍後再試。", school_code));
    const auto record = stores_.rounds.find(school_code, round_code);
    if (!record) return refused(SealRefusal::kUnknownRound, fmt::format("學校 {} 沒有梯次 {}。", school_code, round_code));
    if (const auto sealed = stores_.ledger.of_round(record->round.id)) return finish(*record, *sealed);
    if (record->round.state == domain::RoundState::kDraft) {
      return refused(SealRefusal::kNotOpen, fmt::format("梯次 {} 還沒開放，不能封存。", round_code));
    }
    if (record->round.state == domain::RoundState::kOpen) {
      if (auto early = close(record->round)) return base::Refused(std::move(*early));
    }
    return act_ == SealAct::kLook ? look(*record) : seal(*record);
  }

 private:
  using Outcome = base::Result<SealedRound, SealRefused>;

  void step(std::string_view what) const {
    if (tools_.on_step) tools_.on_step(what);
  }

  domain::Actor acting_as(domain::ActorKind kind) const {
    domain::Actor actor = tools_.actor;
    actor.kind = kind;
    return actor;
  }

  // Silence that has ended becomes deemed. A refusal while a window is open: asked first, so that no window can end between the two.
  std::optional<SealRefused> close(const domain::Round& round) {
    if (auto early = too_early(round)) return early;
    const auto act = act_ == SealAct::kLook ? usecase::CloseAct::kLook : usecase::CloseAct::kWrite;
    const auto closed = usecase::close_round(stores_.windows, round, tools_.grace, acting_as(domain::ActorKind::kClose), act);
    if (!closed && closed.error() == usecase::CloseRefusal::kUnknown) return SealRefused{SealRefusal::kNotOpen, fmt::format("梯次 {} 裡沒有人。", round.code)};
    return std::nullopt;
  }

  std::optional<SealRefused> too_early(const domain::Round& round) {
    std::optional<usecase::NotDue> not_due;
    stores_.windows.change(round.school_code, {.round_id = round.id}, [&](const store::WindowState& state) {
      not_due = usecase::why_not_due(state, round.seal_by, tools_.grace);
      return std::optional<store::WindowWrite>();
    });
    if (!not_due) return std::nullopt;
    if (*not_due == usecase::NotDue::kWindowOpen) {
      return SealRefused{SealRefusal::kTooEarly, fmt::format("梯次 {} 到 {} 才截止，還不能封存。", round.code, base::roc_deadline_with_year(round.closes_at))};
    }
    return SealRefused{SealRefusal::kTooEarly, fmt::format("梯次 {} 還有同學在自己的確認期間內，還不能封存。", round.code)};
  }

  SealedStudents students_of(const store::RoundRecord& record) {
    const std::string secret = stores_.ledger.pseudonym_secret(record.round.school_code, crypto::to_hex(tools_.random.bytes(kSecretBytes)));
    return {stores_.source.people(record.round.id), secret};
  }

  static std::optional<SealRefused> refusal_of(const RoundSurvey& survey) {
    if (survey.findings.has(Severity::kBroken)) {
      return SealRefused{SealRefusal::kBroken, "存放的資料前後不符，沒有封存。請聯絡系統管理員。", survey.findings.list()};
    }
    if (survey.findings.has(Severity::kBlocking)) {
      return SealRefused{SealRefusal::kBlocked, "有必須先處理的項目，沒有封存。", survey.findings.list()};
    }
    return std::nullopt;
  }

  Outcome look(const store::RoundRecord& record) {
    const store::SealRule rule = stores_.rules.rule(record.round.school_code);
    step("檢查資料");
    const SealedStudents students = students_of(record);
    Snapshot snapshot(stores_.source);
    SealedRound looked;
    looked.survey = survey_round(stores_.source, students, {record, rule, tools_.files_folder, snapshot.taken_at(), snapshot.taken_at() - tools_.grace}, nullptr);
    if (auto refusal = refusal_of(looked.survey)) return base::Refused(std::move(*refusal));
    return looked;
  }

  Outcome seal(const store::RoundRecord& record) {
    const domain::Round& round = record.round;
    store::SealRecord ledger;
    ledger.school_code = round.school_code;
    ledger.round_id = round.id;
    ledger.round_code = round.code;
    ledger.sequence = stores_.ledger.last_sequence(round.school_code) + 1;
    ledger.program = kProgram;
    ledger.key_id = tools_.key.public_key().id();
    ledger.rule = stores_.rules.rule(round.school_code);
    ledger.nonce_seed = crypto::to_hex(tools_.random.bytes(kSecretBytes));
    const SealedStudents students = students_of(record);

    if (!stores_.ledger.freeze(round.id)) {
      return refused(SealRefusal::kNotOpen, fmt::format("梯次 {} 剛才有異動。請再試一次。", round.code));
    }
    Frozen frozen(stores_.ledger, round.id);
    // Until it was frozen somebody could still get more time.
    if (auto early = too_early(round)) return base::Refused(std::move(*early));
    SealedRound sealed;
    sealed.is_new = true;
    ledger.file_name = file_name(facts_of(round, ledger));
    std::vector<std::string> leaf_hashes;
    tools_.folder.clean(ledger.file_name);
    Unfinished unfinished(tools_.folder, ledger.file_name);
    RecordSpool records(tools_.folder.scratch(ledger.file_name));
    {
      Snapshot snapshot(stores_.source);
      ledger.cut_off = snapshot.taken_at();
      step("檢查資料");
      sealed.survey = survey_round(stores_.source, students, {record, ledger.rule, tools_.files_folder, ledger.cut_off, ledger.cut_off - tools_.grace}, &records);
      if (auto refusal = refusal_of(sealed.survey)) return base::Refused(std::move(*refusal));
      leaf_hashes = write(record, students, sealed.survey, records, ledger);
    }
    if (auto unsound = read_back(ledger)) return base::Refused(std::move(*unsound));
    step("記入帳冊");
    // From here on the ledger may have it although we are not told so.
    unfinished.keep();
    ledger.id = record_seal(round, students, ledger, leaf_hashes);
    frozen.keep();
    publish(ledger);
    sealed.record = std::move(ledger);
    return sealed;
  }

  // The seal before this one; none before the first.
  std::optional<bundle::PreviousSeal> previous_of(const store::SealRecord& ledger) {
    if (ledger.sequence == 1) return std::nullopt;
    const auto before = stores_.ledger.of_sequence(ledger.school_code, ledger.sequence - 1);
    if (!before) throw base::IntegrityError(fmt::format("the ledger of {} has no seal {}", ledger.school_code, ledger.sequence - 1));
    return bundle::PreviousSeal{before->sequence, before->root, before->seal_sha256};
  }

  bundle::SealFacts facts_of(const domain::Round& round, const store::SealRecord& ledger) {
    bundle::SealFacts facts;
    facts.school = round.school_code;
    facts.term = round.term;
    facts.batch = round.batch;
    facts.categories = round.categories;
    facts.sequence = ledger.sequence;
    facts.cut_off = ledger.cut_off;
    facts.program = ledger.program;
    facts.previous = previous_of(ledger);
    if (round.supplements != 0) {
      const auto first = stores_.ledger.of_round(round.supplements);
      if (!first) throw base::IntegrityError("the round that " + round.code + " supplements is not sealed");
      facts.supplements = as_supplemented(*first);
    }
    return facts;
  }

  // Writes the bundle under its unfinished name, onto the disk; fills in what the ledger keeps of it. Returns the hashes of the leaves.
  std::vector<std::string> write(const store::RoundRecord& record, const SealedStudents& students, const RoundSurvey& survey, const RecordSpool& records,
                                 store::SealRecord& ledger) {
    step("寫入封存檔");
    const bundle::SealFacts facts = facts_of(record.round, ledger);
    const std::string& name = ledger.file_name;
    // Records and rosters, twice for a moment while rosters are put together.
    constexpr std::uint64_t kRoom = 3;
    tools_.folder.require_space(survey.bytes * kRoom);
    RoundInput input(stores_.source, {record.round, students, survey, records, ledger.rule, facts, ledger.nonce_seed, tools_.folder.scratch(name)});
    bundle::OutputFile file(tools_.folder.unfinished(name));
    bundle::BundleResult result = bundle::write_bundle(input, tools_.key, file);
    file.sync();
    ledger.file_bytes = file.size();
    ledger.seal = std::move(result.seal);
    ledger.seal_sha256 = crypto::hash_hex(crypto::HashAlgorithm::kSha256, ledger.seal);
    ledger.signature = crypto::to_hex(result.signature);
    ledger.root = result.statement.tree_root;
    ledger.tree_size = static_cast<std::uint32_t>(result.statement.tree_size);
    return std::move(result.leaf_hashes);
  }

  // From the disk, with the verifier that everybody has. A refusal when it is not what was meant.
  std::optional<SealRefused> read_back(store::SealRecord& ledger) {
    step("讀回並查驗");
    const std::filesystem::path file = tools_.folder.unfinished(ledger.file_name);
    forget_cached(file);
    const bundle::Verdict verdict = bundle::verify_bundle(bundle::FileSource(file), tools_.public_keys, previous_of(ledger));
    if (!verdict.is_sound() || verdict.seal_sha256 != ledger.seal_sha256) {
      SealFindings findings;
      for (const bundle::Finding& finding : verdict.findings.kept()) {
        findings.add(bundle::facts(finding.code).name, Severity::kBroken, bundle::facts(finding.code).text, finding.path);
      }
      return SealRefused{SealRefusal::kBroken, "寫好的封存檔讀回時沒有通過查驗，沒有封存。", findings.list()};
    }
    ledger.file_sha256 = file_sha256(file);
    return std::nullopt;
  }

  store::SealId record_seal(const domain::Round& round, const SealedStudents& students, const store::SealRecord& ledger,
                            const std::vector<std::string>& leaf_hashes) {
    const bundle::MerkleTree tree(leaf_hashes);
    AnswerStream answers(stores_.source, round, students, ledger.nonce_seed);
    std::uint32_t index = 0;
    const auto next_answer = [&]() -> std::optional<store::SealedAnswerRow> {
      const auto next = answers.next();
      if (!next) {
        if (index != ledger.tree_size) throw base::IntegrityError("answers went away while they were sealed");
        return std::nullopt;
      }
      store::SealedAnswerRow row{next->student_id, next->answer.category, index, bundle::leaf_json(next->answer, round.school_code, round.code), {}};
      if (index >= leaf_hashes.size() || bundle::leaf_hash(row.leaf) != leaf_hashes[index]) {
        throw base::IntegrityError("an answer changed while it was sealed");
      }
      nlohmann::json path = nlohmann::json::array();
      for (const std::string& hash : tree.path(index)) path.push_back(crypto::to_hex(hash));
      row.path = path.dump();
      ++index;
      return row;
    };
    domain::Event event;
    event.actor = acting_as(domain::ActorKind::kSeal);
    event.kind = "round_sealed";
    event.school_code = round.school_code;
    event.round_id = round.id;
    event.detail = {{"sequence", ledger.sequence}, {"root", ledger.root}, {"file", ledger.file_name}, {"sha256", ledger.file_sha256}};
    return stores_.ledger.complete(ledger, next_answer, event);
  }

  void publish(store::SealRecord& ledger) {
    tools_.folder.publish(ledger.file_name);
    tools_.folder.clean(ledger.file_name);
    stores_.ledger.stored(ledger.id, tools_.actor.id);
    ledger.is_stored = true;
  }

  // Sealed by this or an earlier run, here or on another host: the bundle of the ledger must stand in the folder.
  Outcome finish(const store::RoundRecord& record, store::SealRecord ledger) {
    const std::filesystem::path file = tools_.folder.file(ledger.file_name);
    std::error_code error;
    if (std::filesystem::exists(file, error)) {
      if (file_sha256(file) != ledger.file_sha256) {
        return refused(SealRefusal::kBroken, fmt::format("{} 和帳冊記載的封存檔不同。請把它移開，再執行一次。", file.string()));
      }
      if (act_ != SealAct::kLook) {
        tools_.folder.clean(ledger.file_name);
        if (!ledger.is_stored) stores_.ledger.stored(ledger.id, tools_.actor.id);
      }
      return SealedRound{std::move(ledger)};
    }
    const bool is_elsewhere = act_ == SealAct::kWriteDue && ledger.is_stored;
    if (act_ == SealAct::kLook || is_elsewhere) return SealedRound{std::move(ledger)};
    return write_again(record, std::move(ledger));
  }

  // Byte for byte, from the database.
  Outcome write_again(const store::RoundRecord& record, store::SealRecord ledger) {
    if (tools_.key.public_key().id() != ledger.key_id) {
      return refused(SealRefusal::kBlocked, fmt::format("這次封存用的金鑰是 {}，現在的金鑰不同，不能重新產生封存檔。請改用備份。", ledger.key_id));
    }
    const SealedStudents students = students_of(record);
    tools_.folder.clean(ledger.file_name);
    Unfinished unfinished(tools_.folder, ledger.file_name);
    RecordSpool records(tools_.folder.scratch(ledger.file_name));
    Snapshot snapshot(stores_.source);
    step("檢查資料");
    const RoundSurvey survey = survey_round(stores_.source, students, {record, ledger.rule, tools_.files_folder, ledger.cut_off, ledger.cut_off - tools_.grace}, &records);
    store::SealRecord again = ledger;
    write(record, students, survey, records, again);
    snapshot.end();
    if (auto unsound = read_back(again)) return base::Refused(std::move(*unsound));
    if (again.file_sha256 != ledger.file_sha256) {
      return refused(SealRefusal::kBroken, "重新產生的封存檔和帳冊記載的不同：封存之後資料被改過。請改用備份。");
    }
    unfinished.keep();
    publish(ledger);
    return SealedRound{std::move(ledger)};
  }

  const SealStores& stores_;
  const SealTools& tools_;
  SealAct act_;
};

}  // namespace

std::string_view to_string(SealRefusal refusal) { return kRefusalNames.at(static_cast<std::size_t>(refusal)); }

base::Result<SealedRound, SealRefused> seal_round(const SealStores& stores, const SealTools& tools, const std::string& school_code,
                                                  const std::string& round_code, SealAct act) {
  return Sealer(stores, tools, act).run(school_code, round_code);
}

}  // namespace shouqi::seal
