#include "pages/seen_version.hpp"

#include <fmt/format.h>

#include "crypto/sha256.hpp"

namespace shouqi::pages {
namespace {

std::vector<domain::Difference> compare(const store::StoredDocument& before, const store::StoredDocument& after) {
  return domain::compare(domain::parts_of(before.document.body), domain::parts_of(after.document.body));
}

bool was_seen(const http::RequestContext& context) {
  return context.request.method == http::Method::kGet && !context.request.prefetch;
}

domain::Event look(const http::RequestContext& context, std::string_view kind, domain::Category category,
                   std::string_view digest) {
  const domain::Principal& student = *context.principal;
  domain::Event event;
  event.actor = student_actor(context);
  event.kind = kind;
  event.school_code = student.school_code;
  event.student_id = student.student_id;
  event.category = category;
  event.digest = digest;
  return event;
}

}  // namespace

domain::Actor student_actor(const http::RequestContext& context) {
  return {domain::ActorKind::kStudent, std::to_string(context.principal->student_id), context.request.request_id,
          context.request.remote_addr};
}

std::vector<domain::Difference> changes_since(store::DocumentStore& documents, domain::StudentId student,
                                              const store::StoredDocument& current, std::string_view seen) {
  if (seen == current.document.digest) return {};
  const auto before = documents.with_digest(student, current.document.key, seen);
  return before ? compare(*before, current) : std::vector<domain::Difference>{};
}

std::vector<domain::Difference> changes_since_last_look(store::DocumentStore& documents, store::EventStore& events,
                                                        domain::StudentId student, const store::StoredAnswer& answer,
                                                        const store::StoredDocument& current) {
  // Most data comes once and is never replaced: then there is nothing to look up.
  if (current.revision <= 1) return {};
  const auto seen =
      events.last_seen_digest(answer.round_id, student, answer.document.category, current.document.digest);
  if (seen) return changes_since(documents, student, current, *seen);
  if (answer.latest.state != domain::AnswerState::kRecheck || answer.latest.cause != domain::TurnCause::kNewData)
    return {};
  const auto before = documents.revision(student, current.document.key, current.revision - 1);
  return before ? compare(*before, current) : std::vector<domain::Difference>{};
}

void record_look(store::EventStore& events, const http::RequestContext& context,
                 std::optional<domain::RoundId> round_id, const domain::ReceiptDocument& document) {
  if (!was_seen(context)) return;
  domain::Event event = look(context, "looked", document.key.category, document.digest);
  event.round_id = round_id;
  event.once_key = crypto::sha256_hex(fmt::format("looked|{}|{}|{}|{}", round_id.value_or(0), *event.student_id,
                                                  domain::to_string(document.key.category), document.digest));
  events.append(event);
}

void record_file_look(store::EventStore& events, const http::RequestContext& context, const store::Attachment& file) {
  if (!was_seen(context)) return;
  domain::Event event = look(context, "looked_file", file.category, file.sha256);
  event.detail = {{"file", file.id}};
  event.once_key =
      crypto::sha256_hex(fmt::format("looked_file|{}|{}|{}", *event.student_id, file.id, file.sha256));
  events.append(event);
}

}  // namespace shouqi::pages
