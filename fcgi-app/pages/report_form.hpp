// What a student has typed into the form 資料錯誤回報, as typed: read from a request, judged, turned into a report. Nothing typed is changed or
// dropped before the report is filed, so that every page that refuses it can show it again.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/error_report.hpp"
#include "http/fields.hpp"
#include "pages/answer_conflict.hpp"
#include "pages/form_fault.hpp"

namespace shouqi::pages {

struct ReportDraft {
  struct Said {
    bool ticked = false;
    std::string reason;
  };
  struct Row {
    bool ticked = false;
    // Key of the field that is meant; empty for the row as a whole.
    std::string field;
    std::string wanted;
  };

  // In the order of domain::kPatterns.
  std::array<Said, 3> said;
  // By reference.
  std::map<std::string, Row> rows;
};

// `extra`/`extra_reason` …, `rows` (repeated), `field_<reference>`, `wanted_<reference>`; of a form, or of a link that fills the form in.
// Empty when a text stands there twice: two readers must never see two texts.
std::optional<ReportDraft> read_draft(const http::Fields& fields);

// `rows` are those of the document that the page showed. Empty: content_of() is a valid report.
std::vector<FormFault> faults_of(const ReportDraft& draft, const std::vector<domain::ReferencedRow>& rows);

domain::ReportContent content_of(const ReportDraft& draft, const std::vector<domain::ReferencedRow>& rows);

// Everything typed, with its label, for pages that cannot show the form.
std::vector<KeptText> kept_texts(const ReportDraft& draft);

}  // namespace shouqi::pages
