// What programs write for many students at once: documents and turns.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "domain/answer.hpp"
#include "domain/principal.hpp"
#include "domain/receipt_document.hpp"
#include "store/document_store.hpp"

namespace shouqi::store {

struct NewDocument {
  domain::StudentId student_id = 0;
  std::uint32_t revision = 0;
  DocumentSource source = DocumentSource::kCentral;
  domain::ReceiptDocument document;
};

struct NewTurn {
  domain::RoundId round_id = 0;
  domain::StudentId student_id = 0;
  domain::Category category;
  std::uint16_t number = 0;
  domain::AnswerState state;
  domain::TurnCause cause;
  std::uint32_t revision = 0;
  std::string digest;
  std::uint32_t row_count = 0;
  std::optional<base::Instant> own_close;
};

// A turn with new data about an answer that stood at `before`, reported or fixing: the report behind it is told.
struct ReportedNews {
  domain::AnswerState before;
  NewTurn turn;
};

// The latest turn of one answer, for programs that go through a whole round.
struct LatestTurn {
  domain::StudentId student_id = 0;
  domain::Category category;
  domain::Turn turn;
};

// A person of the school's roster, with what identifies the person at the central database.
struct RosterPerson {
  domain::StudentId student_id = 0;
  std::string student_no;
  std::string name;
  std::uint64_t class_id = 0;
  std::string class_name;
  int grade = 0;
  std::string seat_no;
  std::string division;
  // False for those who left or graduated.
  bool attending = false;
};

}  // namespace shouqi::store
