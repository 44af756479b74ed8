// What a student has looked at, and what has changed since.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/compare.hpp"
#include "http/route.hpp"
#include "store/answer_store.hpp"
#include "store/attachment_store.hpp"
#include "store/document_store.hpp"
#include "store/event_store.hpp"

namespace shouqi::pages {

// The student as the author of an event of this request.
domain::Actor student_actor(const http::RequestContext& context);

// From the version with the digest `seen` to the current one; empty when they are the same or there never was one with
// that digest.
std::vector<domain::Difference> changes_since(store::DocumentStore& documents, domain::StudentId student,
                                              const store::StoredDocument& current, std::string_view seen);

// From what the student last looked at, or where nothing else was ever looked at and the data was replaced, from the
// version before.
std::vector<domain::Difference> changes_since_last_look(store::DocumentStore& documents, store::EventStore& events,
                                                        domain::StudentId student, const store::StoredAnswer& answer,
                                                        const store::StoredDocument& current);

// Writes the look into the history, once per version, and only when a person may really have seen the page: not for
// HEAD or a prefetch. `round_id` is empty for earlier terms without a round.
void record_look(store::EventStore& events, const http::RequestContext& context,
                 std::optional<domain::RoundId> round_id, const domain::ReceiptDocument& document);

// The same of a file, once per file and digest.
void record_file_look(store::EventStore& events, const http::RequestContext& context, const store::Attachment& file);

}  // namespace shouqi::pages
