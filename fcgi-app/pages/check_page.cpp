#include "pages/check_page.hpp"

#include "base/roc_calendar.hpp"
#include "base/utf8.hpp"
#include "domain/receipt_code.hpp"
#include "templates/check_page.hpp"

namespace shouqi::pages {
namespace {

// What is shown again of what was typed.
constexpr std::size_t kTypedLimit = 64;

std::string shortened(const std::string& typed) {
  std::vector<char32_t> points = base::code_points(typed);
  if (points.size() > kTypedLimit) points.resize(kTypedLimit);
  return base::to_utf8(points);
}

void fill_genuine(view::Dictionary result, const store::ReceiptFacts& receipt) {
  const bool stands = receipt.state_now == domain::AnswerState::kConfirmed;
  result.set(kcp_RECEIPT_CODE, domain::grouped(receipt.code))
      .set(kcp_CATEGORY, domain::to_string(receipt.category))
      .set(kcp_CATEGORY_TITLE, domain::title(receipt.category))
      .set(kcp_TERM, receipt.document_term.text())
      .set(kcp_TERM_TITLE, receipt.document_term.title())
      .set(kcp_STATE, domain::to_string(receipt.state_now))
      .set(kcp_STATE_TITLE, domain::title(receipt.state_now))
      .set(kcp_AT, base::roc_date_time(receipt.confirmed.at))
      .set(kcp_MASKED_NAME, base::mask_name(receipt.student_name))
      .set(kcp_SCHOOL_NAME, receipt.school_name);
  result.show(stands ? kcp_STANDS : kcp_CHANGED_SINCE);
}

}  // namespace

CheckPage::CheckPage(const view::PageLayout& layout, store::AnswerStore& answers)
    : layout_(layout), file_(layout.templates().file("check_page.tpl")), answers_(answers) {}

http::Response CheckPage::show(const http::RequestContext& context) {
  view::Page page = layout_.begin(
      {.stem = "check", .title = "查驗收據", .principal = context.principal, .csrf_token = context.csrf_token}, file_);
  view::Dictionary content = page.content();
  const std::string typed = context.request.query.only("code").value_or("");
  if (!typed.empty()) {
    content.set(kcp_TYPED, shortened(typed));
    fill_result(content, typed);
  }
  return http::html(layout_.finish(page));
}

void CheckPage::fill_result(view::Dictionary& content, const std::string& typed) {
  const auto code = domain::parse_receipt_code(typed);
  const auto receipt = code ? answers_.find_receipt(*code) : std::nullopt;
  if (receipt) {
    fill_genuine(content.add(kcp_GENUINE), *receipt);
  } else {
    content.show(kcp_UNKNOWN);
  }
}

}  // namespace shouqi::pages
