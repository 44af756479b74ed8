#include <cppunit/extensions/HelperMacros.h>

#include "pages/compare_report.hpp"
#include "web/pages_harness.hpp"

namespace shouqi::pages {

using namespace web_test;
using domain::AnswerState;
using domain::Category;

class ComparePageTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ComparePageTest);
  CPPUNIT_TEST(a_changed_field_is_marked_and_leads_into_the_report);
  CPPUNIT_TEST(without_a_difference_it_says_so_and_offers_no_report);
  CPPUNIT_TEST(a_confirmed_answer_is_compared_without_a_way_to_report);
  CPPUNIT_TEST(what_a_student_wrote_stays_text);
  CPPUNIT_TEST(a_report_of_very_much_fits_into_an_address);
  CPPUNIT_TEST(the_look_is_recorded_once);
  CPPUNIT_TEST(a_file_that_agrees_says_so_and_others_claim_nothing);
  CPPUNIT_TEST(where_files_are_not_kept_there_is_none);
  CPPUNIT_TEST_SUITE_END();

  PagesHarness site;

  void mine(const std::string& post) {
    site.portal.held = {{kStudent, "幹部經歷",
                         {{"單位名稱", "普通二18班"}, {"開始日期", "1090830"}, {"結束日期", "1100120"}, {"擔任職務", post}, {"幹部等級", "2"}},
                         "regular"}};
  }

 public:
  void a_changed_field_is_marked_and_leads_into_the_report() {
    site.pending_cadre();
    mine("衛生股長");
    const auto page = site.get("/receipt/cadre/compare");
    CPPUNIT_ASSERT_EQUAL(200, page.status);
    CPPUNIT_ASSERT(has(page, "data-extra=\"0\" data-missing=\"0\" data-changed=\"1\" data-same=\"0\""));
    CPPUNIT_ASSERT(has(page, "多 0、少 0、不同 1"));
    CPPUNIT_ASSERT(has(page, "data-difference=\"changed\""));
    CPPUNIT_ASSERT(has(page, "data-field=\"擔任職務\""));
    CPPUNIT_ASSERT(has(page, ">衛生股長</td>"));
    CPPUNIT_ASSERT(has(page, "/receipt/cadre/report?term=1092&amp;round=3&amp;wrong=1&amp;wrong_reason="));
    CPPUNIT_ASSERT(has(page, "&amp;rows="));
    CPPUNIT_ASSERT(!has(page, "extra_reason"));
  }
  void without_a_difference_it_says_so_and_offers_no_report() {
    site.pending_cadre();
    mine("副衛生股長");
    const auto page = site.get("/receipt/cadre/compare");
    CPPUNIT_ASSERT(has(page, "兩邊完全相同"));
    CPPUNIT_ASSERT(has(page, "兩邊相同的 1"));
    CPPUNIT_ASSERT(!has(page, "以這些差異回報"));
  }
  void a_confirmed_answer_is_compared_without_a_way_to_report() {
    site.pending_cadre().latest.state = AnswerState::kConfirmed;
    mine("衛生股長");
    const auto page = site.get("/receipt/cadre/compare");
    CPPUNIT_ASSERT(has(page, "data-changed=\"1\""));
    CPPUNIT_ASSERT(!has(page, "以這些差異回報"));
  }
  void what_a_student_wrote_stays_text() {
    site.pending_cadre();
    mine("<script>alert(1)</script>\"'&");
    const auto page = site.get("/receipt/cadre/compare");
    CPPUNIT_ASSERT(!has(page, "<script>alert"));
    CPPUNIT_ASSERT(has(page, "&lt;script&gt;"));
  }
  void a_report_of_very_much_fits_into_an_address() {
    std::vector<domain::Difference> differences;
    for (int i = 0; i < 200; ++i) {
      const nlohmann::json row{{"競賽名稱", "全國高級中等學校小論文寫作比賽" + std::to_string(i)}, {"內容簡述", std::string(3000, 'x')}};
      differences.push_back({domain::DifferenceKind::kExtra, "競賽參與", nullptr, row, {}});
      differences.push_back({domain::DifferenceKind::kMissing, "競賽參與", row, nullptr, {}});
      differences.push_back({domain::DifferenceKind::kChanged, "競賽參與", row, row, {{"內容簡述", "a", "b"}}});
    }
    const PrefilledReport report = prefilled_report(differences);
    const std::size_t reasons = report.extra_reason.size() + report.missing_reason.size() + report.wrong_reason.size();
    CPPUNIT_ASSERT(3 * reasons + report.rows.size() * 22 + 150 < 6000);
    CPPUNIT_ASSERT(report.extra_reason.ends_with("等 200 筆。"));
    CPPUNIT_ASSERT(report.wrong_reason.ends_with("等 200 筆。"));
    CPPUNIT_ASSERT(!report.rows.empty());
  }
  void the_look_is_recorded_once() {
    site.pending_cadre();
    site.get("/receipt/cadre/compare");
    site.get("/receipt/cadre");
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, site.events.written.size());
  }
  void a_file_that_agrees_says_so_and_others_claim_nothing() {
    const std::string folder = std::to_string(kStudent);
    std::filesystem::create_directory(site.files_folder.path() / folder);
    site.files_folder.write(folder + "/1", "abc");
    site.files_folder.write(folder + "/2", "other");
    const store::SubmittedRecord record{kStudent, "作品成果", {{"名稱", "木盒"}}, "regular"};
    for (const std::uint64_t id : {1, 2}) {
      site.attachments.held.push_back(
          {{id, kStudent, Category::kPerformance, std::to_string(id) + "<b>.pdf", "application/pdf", 3, std::string(64, 'a')}, record});
    }
    const nlohmann::json row{{"名稱", "木盒"}, {"證明文件MD5", "900150983CD24FB0D6963F7D28E17F72"}};
    site.answer(site.documents.add(PagesHarness::key(Category::kPerformance, "1090"), {{"25", {{"作品成果", {row}}}}}, site.answers.held.now),
                AnswerState::kPending);
    site.portal.held = {record};
    const auto page = site.get("/receipt/performance/compare");
    CPPUNIT_ASSERT(has(page, "1&lt;b&gt;.pdf"));
    const std::size_t claim = page.body.find("與收訖相符");
    CPPUNIT_ASSERT(claim != std::string::npos && claim < page.body.find("data-file=\"2\""));
    CPPUNIT_ASSERT(page.body.find("與收訖相符", claim + 1) == std::string::npos);
    CPPUNIT_ASSERT(has(site.get("/receipt/performance"), "/receipt/file/1"));
    CPPUNIT_ASSERT_EQUAL(200, site.get("/receipt/file/1").status);
    CPPUNIT_ASSERT_EQUAL(404, site.get("/receipt/file/3").status);
  }
  void where_files_are_not_kept_there_is_none() {
    crypto::FileDigests none{""};
    CPPUNIT_ASSERT(attachments_of(site.attachments, none, site.student.student_id, site.student.school_code, PagesHarness::key(Category::kPerformance, "1090")).empty());
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ComparePageTest);

}  // namespace shouqi::pages
