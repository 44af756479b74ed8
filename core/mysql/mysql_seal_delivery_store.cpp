#include "mysql/mysql_seal_delivery_store.hpp"

#include "base/error.hpp"
#include "mysql/event_writer.hpp"
#include "mysql/mysql_error.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {
namespace {

// Freed by the server when the connection ends, however it ends; hence the two seconds.
constexpr Statement kEnter{"upload_lock", "SELECT COALESCE(GET_LOCK('shouqi-upload', 2), 0)"};
constexpr Statement kIsAlone{"upload_lock_is_ours", "SELECT COALESCE(IS_USED_LOCK('shouqi-upload') = CONNECTION_ID(), 0)"};

constexpr Statement kUnsent{"unsent_seals", R"(
SELECT s.seal_id, s.school_code, s.sequence, s.round_id, r.code, s.file_name, s.file_bytes, s.file_sha256
  FROM seal s JOIN confirmation_round r ON r.round_id = s.round_id
 WHERE EXISTS (SELECT 1 FROM seal_step t WHERE t.seal_id = s.seal_id AND t.kind = 'stored')
   AND NOT EXISTS (SELECT 1 FROM seal_step t WHERE t.seal_id = s.seal_id AND t.kind = 'sent')
 ORDER BY s.school_code, s.sequence)"};

constexpr Statement kOfFile{"seal_of_file", R"(
SELECT s.seal_id, s.school_code, s.sequence, s.round_id, r.code, s.file_name, s.file_bytes, s.file_sha256
  FROM seal s JOIN confirmation_round r ON r.round_id = s.round_id
 WHERE s.file_name = ?)"};

constexpr Statement kOfRound{"seal_of_round", R"(
SELECT s.seal_id, s.school_code, s.sequence, s.round_id, r.code, s.file_name, s.file_bytes, s.file_sha256
  FROM seal s JOIN confirmation_round r ON r.round_id = s.round_id
 WHERE s.school_code = ? AND r.code = ?)"};

constexpr Statement kSteps{"steps_of_seal", "SELECT step, kind, detail, actor, CAST(at AS CHAR) FROM seal_step WHERE seal_id = ? ORDER BY step"};

constexpr Statement kWasImported{"package_was_imported", "SELECT COUNT(*) FROM import_run WHERE school_code = ? AND package_sha256 = ?"};

constexpr Statement kAppend{"append_upload_step", R"(
INSERT INTO upload_step (seal_id, step, kind, detail, actor, at) VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6)))"};

domain::SealStepKind read_kind(const Row& row, std::size_t column) {
  const auto kind = domain::parse_seal_step_kind(row.text(column));
  if (!kind) throw base::IntegrityError("unknown kind of a seal's step: " + row.text(column));
  return *kind;
}

}  // namespace

bool MysqlSealDeliveryStore::enter() { return connection_.query(kEnter).at(0).number(0) == 1; }

bool MysqlSealDeliveryStore::is_alone() { return connection_.query(kIsAlone).at(0).number(0) == 1; }

std::vector<store::SealedBundle> MysqlSealDeliveryStore::unsent() { return read(connection_.query(kUnsent)); }

std::optional<store::SealedBundle> MysqlSealDeliveryStore::find_file(std::string_view file_name) {
  const auto found = read(connection_.query(kOfFile, {parameter(file_name)}));
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<store::SealedBundle> MysqlSealDeliveryStore::find_round(std::string_view school_code, std::string_view round_code) {
  const auto found = read(connection_.query(kOfRound, {parameter(school_code), parameter(round_code)}));
  return found.empty() ? std::nullopt : std::optional(found.front());
}

bool MysqlSealDeliveryStore::was_imported(std::string_view school_code, std::string_view package_sha256) {
  return connection_.query(kWasImported, {parameter(school_code), parameter(package_sha256)}).at(0).number(0) > 0;
}

std::vector<store::SealedBundle> MysqlSealDeliveryStore::read(const Rows& rows) {
  std::vector<store::SealedBundle> bundles;
  for (const Row& row : rows) {
    store::SealedBundle bundle{read_count(row, 0), row.text(1), read_count(row, 2), read_count(row, 3), row.text(4), row.text(5), row.number(6), row.text(7), {}};
    for (const Row& step : connection_.query(kSteps, {std::uint64_t{bundle.seal_id}})) {
      bundle.steps.push_back({read_count(step, 0), read_kind(step, 1), nlohmann::json::parse(step.text(2), nullptr, false), step.text(3), read_instant(step, 4)});
    }
    bundles.push_back(std::move(bundle));
  }
  return bundles;
}

bool MysqlSealDeliveryStore::append(const store::SealedBundle& bundle, domain::SealStepKind kind, const nlohmann::json& detail, const std::string& actor,
                                    const std::optional<domain::Event>& event) {
  const std::uint64_t next = bundle.steps.empty() ? 1 : bundle.steps.back().number + 1;
  try {
    Transaction transaction(connection_);
    connection_.execute(kAppend, {std::uint64_t{bundle.seal_id}, next, parameter(to_string(kind)), detail.dump(), actor});
    if (event) append_event(connection_, *event);
    transaction.commit();
    return true;
  } catch (const DuplicateKeyError&) {
    return false;
  }
}

}  // namespace shouqi::mysql
