// A package that the small school's administrator has handed in, as far on its way as a test wants it.
#pragma once

#include "mysql/mysql_hand_in_store.hpp"
#include "mysql/mysql_inbox_store.hpp"
#include "support/test_staff.hpp"

namespace shouqi::mysql_test {

// What its file would hold; there is none.
inline const std::string kPackage = "PK\x03\x04";

// After add_staff(). A check has found two answers to ask again.
inline domain::HandInId hand_in_package(domain::HandInState wanted = domain::HandInState::kChecked) {
  using domain::HandInState;
  mysql::Connection staff = connect("shouqi_staff");
  mysql::Connection import = connect("shouqi_import");
  mysql::MysqlHandInStore store(staff);
  mysql::MysqlInboxStore inbox(import);
  domain::Event event;
  event.actor = {domain::ActorKind::kStaff, std::to_string(kStaff.at("school_admin")), std::string(32, 'e'), "192.0.2.7"};
  event.kind = "handed_in";
  event.school_code = kSchool;
  const auto id = store.file({std::string(32, 'e'), kSchool, TestSchool::round_id(), "990001_收訖.zip", crypto::sha256_hex(kPackage), kPackage.size()}, event);
  CPPUNIT_ASSERT(id.has_value());
  domain::HandInResult result{1, 2, 3, 1, 2, {{"普通二18班", "05", "吉○", domain::Category::kCourse}, {"普通二18班", "06", "林○廷", domain::Category::kCadre}},
                              {"名冊裡有一人不在學籍裡。"}, "", "", std::nullopt};
  const auto append = [&](std::uint16_t number, HandInState state) {
    CPPUNIT_ASSERT(inbox.append({*id, number, state, result, std::nullopt, "shouqi-import"}));
  };
  event.kind = "import_ordered";
  const store::SeenCheck seen{*id, 2, crypto::sha256_hex(kPackage), 2};
  switch (wanted) {
    case HandInState::kReceived: break;
    case HandInState::kWithdrawn: store.withdraw(kSchool, *id, 1, event); break;
    case HandInState::kRefused:
      result = {};
      result.reason = "wrong-password";
      result.message = "密碼不對。請確認國教署給的密碼，再試一次。";
      append(2, HandInState::kRefused);
      break;
    case HandInState::kChecked: append(2, HandInState::kChecked); break;
    case HandInState::kOrdered:
    case HandInState::kApplied:
      append(2, HandInState::kChecked);
      CPPUNIT_ASSERT(store.order(kSchool, seen, event) == store::InsertOutcome::kInserted);
      if (wanted == HandInState::kApplied) append(4, HandInState::kApplied);
      break;
  }
  return *id;
}

}  // namespace shouqi::mysql_test
