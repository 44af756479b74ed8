#include "pages/answer_words.hpp"

#include <fmt/format.h>

#include <charconv>

#include "templates/office_line.hpp"

namespace shouqi::pages {
namespace {

std::string address(domain::Category category, std::string_view page, domain::Term term, domain::RoundId round_id) {
  return fmt::format("/receipt/{}{}?term={}&round={}", domain::to_string(category), page, term.text(), round_id);
}

std::string address(const store::StoredAnswer& answer, std::string_view page) {
  return address(answer.document.category, page, answer.document.term, answer.round_id);
}

std::optional<domain::RoundId> parse_round_id(std::string_view text) {
  domain::RoundId id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc{} || end != text.data() + text.size() || id == 0) return std::nullopt;
  return id;
}

}  // namespace

std::optional<AnswerAddress> parse_address(const http::Fields& fields) {
  AnswerAddress address;
  if (fields.has("term")) {
    const auto text = fields.only("term");
    address.term = text ? domain::Term::parse(*text) : std::nullopt;
    if (!address.term) return std::nullopt;
  }
  if (fields.has("round")) {
    const auto text = fields.only("round");
    const auto id = text ? parse_round_id(*text) : std::nullopt;
    if (!id) return std::nullopt;
    address.round_id = *id;
  }
  return address;
}

std::string review_url(const store::StoredAnswer& answer) { return address(answer, ""); }
std::string done_url(const store::StoredAnswer& answer) { return address(answer, "/done"); }
std::string done_url(const usecase::Confirmed& answer) {
  return address(answer.category, "/done", answer.document_term, answer.round_id);
}
std::string report_url(const store::StoredAnswer& answer) { return address(answer, "/report"); }
std::string ticket_url(const store::StoredAnswer& answer) { return address(answer, "/ticket"); }

std::optional<std::string> parse_digest(const http::Fields& fields) {
  constexpr std::size_t kDigestDigits = 64;
  auto text = fields.only("digest");
  if (!text || text->size() != kDigestDigits || text->find_first_not_of("0123456789abcdef") != std::string::npos)
    return std::nullopt;
  return text;
}
std::string compare_url(const store::StoredAnswer& answer) { return address(answer, "/compare"); }

bool is_before_opening(const store::StoredAnswer& answer, base::Instant now) {
  return answer.window.round_state == domain::RoundState::kDraft || now < answer.window.opens_at;
}

Chip chip(const usecase::AnswerView& answer, base::Instant now) {
  const bool nothing_yet = answer.state == domain::AnswerState::kAwaiting;
  if (!nothing_yet && is_before_opening(answer.stored, now)) return {"not_open", "尚未開放"};
  return {domain::to_string(answer.state), domain::title(answer.state)};
}

std::string count_words(domain::Category category, std::uint32_t rows) {
  return fmt::format("{} {}", rows, domain::counter(category));
}

OfficeLine::OfficeLine(const view::TemplateSet& templates) : file_(templates.file("office_line.tpl")) {}

void OfficeLine::include(view::Dictionary& into, const view::Marker& marker, const store::Office& office) const {
  view::Dictionary line = into.include(marker, file_);
  line.set(kol_NAME, office.name);
  if (!office.place.empty()) line.add(kol_WHERE).set(kol_PLACE, office.place);
  if (!office.extension.empty()) line.add(kol_CALL).set(kol_EXTENSION, office.extension);
  if (!office.person.empty()) line.add(kol_WHO).set(kol_PERSON, office.person);
}

}  // namespace shouqi::pages
