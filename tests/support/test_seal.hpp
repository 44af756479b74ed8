// Seals the round of the small school of test_school.hpp as shouqi-seal does, with a key and a folder of the test's own.
#pragma once

#include "bundle/public_keys.hpp"
#include "mysql/mysql_seal_ledger.hpp"
#include "mysql/mysql_seal_rule_store.hpp"
#include "mysql/mysql_seal_source.hpp"
#include "mysql/mysql_window_store.hpp"
#include "seal/seal_round.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_school.hpp"

namespace shouqi::mysql_test {

class TestSeal {
 public:
  using Outcome = base::Result<seal::SealedRound, seal::SealRefused>;

  // As it stands: a round whose window is open is refused.
  Outcome seal(seal::SealAct act = seal::SealAct::kWrite, const std::string& round = kRound) {
    mysql::Connection connection = connect("shouqi_seal");
    mysql::MysqlRoundStore rounds(connection);
    mysql::MysqlWindowStore windows(connection);
    mysql::MysqlSealSource source(connection, std::string(32, 'k'));
    mysql::MysqlSealLedger ledger(connection);
    mysql::MysqlSealRuleStore rules(connection);
    const seal::SealTools tools{folder,  key, keys, files_.path(), std::chrono::seconds(0), random_, TestSchool::actor(domain::ActorKind::kSeal),
                                store::kLockPatience, {}};
    return seal::seal_round({rounds, windows, source, ledger, rules}, tools, kSchool, round, act);
  }

  // Ends every window first. Returns the record of the ledger.
  store::SealRecord must_seal(const std::string& round = kRound) {
    close_windows();
    const Outcome sealed = seal(seal::SealAct::kWrite, round);
    CPPUNIT_ASSERT_MESSAGE(sealed ? "" : told(sealed.error()), sealed.has_value());
    return sealed->record;
  }

  // An hour ago, for everybody, in every round that is open.
  static void close_windows() {
    scratch().execute("UPDATE shouqi.confirmation_round SET opens_at = UTC_TIMESTAMP(6) - INTERVAL 5 DAY, closes_at = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR"
                      " WHERE state = 'open'");
  }

  // What shouqi-upload would write: "sending", "sent", "received" or "differs".
  static void add_step(std::uint32_t seal_id, const std::string& kind) {
    scratch().execute("INSERT INTO shouqi.seal_step SELECT " + std::to_string(seal_id) + ", COALESCE(MAX(step), 0) + 1, '" + kind +
                      "', 'null', 'tester', UTC_TIMESTAMP(6) FROM shouqi.seal_step WHERE seal_id = " + std::to_string(seal_id));
  }

  static std::string told(const seal::SealRefused& refusal) {
    std::string text = refusal.message;
    for (const seal::SealFinding& finding : refusal.findings) text += "\n" + finding.code + ": " + finding.text;
    return text;
  }

 private:
  support::TemporaryFolder bundles_;
  support::TemporaryFolder files_;
  crypto::SystemRandom random_;

 public:
  const seal::SealFolder folder{bundles_.path(), "test"};
  const crypto::Ed25519PrivateKey key = crypto::Ed25519PrivateKey::generate(random_);
  const bundle::PublicKeys keys{{key.public_key()}};
};

}  // namespace shouqi::mysql_test
