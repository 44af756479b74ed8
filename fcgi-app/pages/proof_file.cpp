#include "pages/proof_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "domain/round.hpp"
#include "http/content_disposition.hpp"

namespace shouqi::pages {
namespace {

using usecase::AnswerView;

// 封存證明_幹部經歷_109學年度第2學期_第1號.json
std::string file_name(const AnswerView& answer, const domain::RoundSeal& seal) {
  return fmt::format("封存證明_{}_{}_第{}號.json", domain::title(answer.stored.document.category),
                     domain::round_title(answer.stored.round_term, answer.stored.document.batch), seal.sequence);
}

}  // namespace

http::Response ProofFile::give(const http::RequestContext& context) {
  const auto address = parse_address(context.request.query);
  if (!address) return http::refuse(404);
  const domain::Principal& student = *context.principal;
  const usecase::Overview overview = usecase::student_overview(answers_, student);
  const auto answer = std::find_if(overview.answers.begin(), overview.answers.end(), [&](const AnswerView& one) {
    return one.stored.document.category == *context.category && (!address->term || one.stored.document.term == *address->term) &&
           (address->round_id == 0 || one.stored.round_id == address->round_id) && usecase::standing_seal(overview, one.stored.round_id) != nullptr;
  });
  if (answer == overview.answers.end()) return http::refuse(404);
  const auto proof = proofs_.proof(answer->stored.round_id, student.student_id, *context.category);
  if (!proof) return http::refuse(404);
  http::Response response = http::json(domain::proof_json(*proof));
  response.add("Content-Disposition",
               http::content_disposition("attachment", file_name(*answer, *usecase::standing_seal(overview, answer->stored.round_id))));
  return response;
}

}  // namespace shouqi::pages
