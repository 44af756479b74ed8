// The condition under which a student may answer, as the middle of a statement that inserts the answer's next turn: the latest turn has the
// digest that the page showed and may be answered, and the window is open by the database's clock. Confirmation and report share it, so that
// they can never disagree.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "domain/answer.hpp"
#include "domain/category.hpp"
#include "domain/principal.hpp"
#include "domain/term.hpp"
#include "mysql/connection.hpp"
#include "mysql/row_reader.hpp"

namespace shouqi::mysql {

// One student's answer in a round, as the address of a page names it.
struct AnswerPlace {
  domain::RoundId round_id;
  domain::StudentId student_id;
  domain::Category category;
  domain::Term document_term;
};

// `r` is the round of the turn `t`, `c` its category; one parameter: grace seconds.
inline constexpr std::string_view kWindowIsOpen =
    "r.state = 'open' AND r.opens_at <= UTC_TIMESTAMP(6)"
    " AND UTC_TIMESTAMP(6) < GREATEST(r.closes_at, COALESCE(t.own_close, r.closes_at)) + INTERVAL ? SECOND";

// `t` is the latest turn of the answer, about the document of that term; parameters: place_parameters().
inline constexpr std::string_view kIsLatestTurn =
    "t.round_id = ? AND t.student_id = ? AND t.category = ? AND c.document_term = ?"
    " AND t.turn = (SELECT MAX(x.turn) FROM answer_turn x WHERE x.round_id = ? AND x.student_id = ? AND x.category = ?)";

inline std::vector<Parameter> place_parameters(const AnswerPlace& place) {
  const std::uint64_t round = place.round_id;
  const std::string category = parameter(place.category);
  return {round, place.student_id, category, place.document_term.text(), round, place.student_id, category};
}

// FROM … WHERE …; parameters: answerable_parameters().
inline std::string from_answerable_turn() {
  return "FROM answer_turn t JOIN confirmation_round r ON r.round_id = t.round_id"
         " JOIN round_category c ON c.round_id = t.round_id AND c.category = t.category WHERE " +
         std::string(kIsLatestTurn) + " AND t.digest = ? AND t.state IN ('pending', 'not_required', 'recheck') AND " + std::string(kWindowIsOpen);
}

inline std::vector<Parameter> answerable_parameters(const AnswerPlace& place, std::string_view digest, std::chrono::seconds grace) {
  std::vector<Parameter> parameters = place_parameters(place);
  parameters.emplace_back(parameter(digest));
  parameters.emplace_back(static_cast<std::int64_t>(grace.count()));
  return parameters;
}

}  // namespace shouqi::mysql
