// The page with status 409: an answer that cannot be taken as it was meant, why, and how it stands now.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/route.hpp"
#include "pages/answer_words.hpp"
#include "usecase/confirm_answer.hpp"
#include "view/page_layout.hpp"
#include "view/record_view.hpp"

namespace shouqi::pages {

// What a person had typed, to be kept before the eyes.
struct KeptText {
  std::string label;
  std::string text;
};

class AnswerConflict {
 public:
  AnswerConflict(const view::PageLayout& layout, store::DocumentStore& documents);

  // `reason` is anything but kNotYours. `seen_digest` is what the person had before the eyes; with kDataChanged the
  // page shows the new data and, where the version seen is still known, the differences.
  http::Response show(const http::RequestContext& context, const usecase::AnswerView& answer,
                      usecase::AnswerRefusal reason, std::string_view seen_digest);
  // The same for another act than a confirmation: `stem` is its page, `kept` what was typed there.
  http::Response show(const http::RequestContext& context, const usecase::AnswerView& answer,
                      usecase::AnswerRefusal reason, std::string_view seen_digest, std::string_view stem,
                      const std::vector<KeptText>& kept);

 private:
  void fill_new_data(view::Dictionary& content, domain::StudentId student, const usecase::AnswerView& answer,
                     std::string_view seen_digest);

  const view::PageLayout& layout_;
  view::TemplateFile file_;
  view::RecordView records_;
  store::DocumentStore& documents_;
};

}  // namespace shouqi::pages
