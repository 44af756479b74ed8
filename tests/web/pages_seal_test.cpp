// What students read while their round is sealed and after, on every page that says it.
#include <cppunit/extensions/HelperMacros.h>

#include <regex>

#include "web/pages_harness.hpp"

namespace {

using namespace shouqi;
using namespace shouqi::web_test;
using domain::AnswerState;
using domain::Category;
using domain::RoundState;
using domain::SealStage;

const std::string kRoot = "cca5a8922bcd8a4841b4e27ce66ab4a067ffe4da670d84a48676be17321d0ae9";
const std::string kWholeRoot = "cca5 a892 2bcd 8a48 41b4 e27c e66a b4a0 67ff e4da 670d 84a4 8676 be17 321d 0ae9";

class SealPagesTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(SealPagesTest);
  CPPUNIT_TEST(the_three_words_are_never_mixed);
  CPPUNIT_TEST(the_seal_is_told_with_its_date_number_and_root);
  CPPUNIT_TEST(every_answer_says_how_it_is_sealed);
  CPPUNIT_TEST(who_left_is_not_in_the_seal);
  CPPUNIT_TEST(while_it_is_sealed_nothing_is_asked);
  CPPUNIT_TEST(a_recheck_that_was_held_is_not_asked_again);
  CPPUNIT_TEST(a_school_that_leaves_disputes_out_says_so_where_one_is_open);
  CPPUNIT_TEST(a_proof_is_of_the_newest_sealed_round_unless_told);
  CPPUNIT_TEST_SUITE_END();

  PagesHarness site;

  store::StoredAnswer& add(Category category, AnswerState state) {
    const auto& document = site.documents.add(PagesHarness::key(category, domain::is_yearly(category) ? "1090" : "1092"), cadre_parts("股長"),
                                              base::parse_taipei("2021-11-10 09:00"));
    return site.answer(document, state);
  }

  void seal(SealStage stage, RoundState state = RoundState::kSealed) {
    site.answers.held.now = base::parse_taipei("2021-11-15 09:00");
    for (store::StoredAnswer& answer : site.answers.held.answers) answer.window.round_state = state;
    site.answers.held.seals[PagesHarness::kRound] = {1, base::parse_taipei("2021-11-15 08:00:30"), kRoot, 7, "f5d1692a9648dc52", true, stage};
  }

  static bool has(const http::Response& page, const std::string& text) { return page.body.find(text) != std::string::npos; }
  // What stands in the element that tells the stage.
  static std::string told(const http::Response& page) {
    std::smatch found;
    return std::regex_search(page.body, found, std::regex("data-seal=\"(\\w+)\"")) ? found[1].str() : std::string();
  }

 public:
  void the_three_words_are_never_mixed() {
    add(Category::kCadre, AnswerState::kConfirmed);
    const std::vector<std::string> words{"封存中", "已封存", "已送出<", "中央已收訖", "中央內容不符"};
    const std::vector<SealStage> stages{SealStage::kFinishing, SealStage::kStored, SealStage::kSent, SealStage::kReceived, SealStage::kDiffers};
    for (std::size_t i = 0; i < stages.size(); ++i) {
      seal(stages[i]);
      for (const char* path : {"/receipt/", "/receipt/slip", "/receipt/cadre/done"}) {
        const auto page = site.get(path);
        const std::string where = path + std::string(" ") + words[i];
        for (std::size_t other = 1; other < words.size(); ++other) {
          // Before the file stands, only that it is being sealed is said.
          const bool is_said = page.body.find(words[other] == "已封存" ? ">已封存<" : words[other]) != std::string::npos;
          CPPUNIT_ASSERT_EQUAL_MESSAGE(where + " says " + words[other], i == other, is_said);
        }
        const bool slip_is_silent = i == 0 && std::string(path) == "/receipt/slip";
        if (!slip_is_silent) CPPUNIT_ASSERT_EQUAL_MESSAGE(where, i == 0 ? std::string("sealing") : std::string(domain::to_string(stages[i])), told(page));
      }
    }
  }

  void the_seal_is_told_with_its_date_number_and_root() {
    add(Category::kCadre, AnswerState::kConfirmed);
    CPPUNIT_ASSERT(has(site.get("/receipt/slip"), "截止後由學校封存"));
    seal(SealStage::kStored);
    for (const char* path : {"/receipt/", "/receipt/cadre/done"}) {
      const auto page = site.get(path);
      CPPUNIT_ASSERT_MESSAGE(path, has(page, "110/11/15（一）08:00:30 封存，"));
      CPPUNIT_ASSERT_MESSAGE(path, has(page, "封存序號 1。"));
      CPPUNIT_ASSERT_MESSAGE(path, has(page, "<code>cca5 a892 2bcd 8a48</code>"));
      CPPUNIT_ASSERT_MESSAGE(path, has(page, "href=\"/receipt/proof/cadre.json?term=1092&amp;round=3\" download"));
    }
    const auto slip = site.get("/receipt/slip");
    CPPUNIT_ASSERT(has(slip, ">" + kWholeRoot + "<"));
    CPPUNIT_ASSERT(has(slip, ">f5d1 692a 9648 dc52<"));
    CPPUNIT_ASSERT(!has(slip, "截止後由學校封存"));
  }

  void every_answer_says_how_it_is_sealed() {
    for (const auto& [state, answered, words] : {std::tuple{AnswerState::kConfirmed, "explicit", "本人確認"}, {AnswerState::kDeemed, "deemed", "逾期視為確認"},
                                                {AnswerState::kReported, "held", "仍有爭議，附爭議註記"}, {AnswerState::kFixing, "held", "仍有爭議，附爭議註記"},
                                                {AnswerState::kRecheck, "held", "仍有爭議，附爭議註記"}, {AnswerState::kNotRequired, "none", "沒有資料"}}) {
      site.answers.held.answers.clear();
      add(Category::kCadre, state);
      seal(SealStage::kStored);
      for (const char* path : {"/receipt/", "/receipt/slip"}) {
        const auto page = site.get(path);
        const std::string where = path + std::string(" ") + answered;
        CPPUNIT_ASSERT_MESSAGE(where, has(page, "data-answered=\"" + std::string(answered) + "\""));
        CPPUNIT_ASSERT_MESSAGE(where, has(page, words));
        CPPUNIT_ASSERT_MESSAGE(where, has(page, "/receipt/proof/cadre.json"));
      }
    }
    site.answers.held.answers.clear();
    add(Category::kCadre, AnswerState::kReported);
    seal(SealStage::kStored);
    site.answers.held.seals.at(PagesHarness::kRound).includes_disputed = false;
    CPPUNIT_ASSERT(has(site.get("/receipt/"), "仍有爭議，資料沒有放進封存檔"));
    CPPUNIT_ASSERT(has(site.get("/receipt/slip"), "仍有爭議，資料沒有放進封存檔"));
  }

  void who_left_is_not_in_the_seal() {
    add(Category::kCadre, AnswerState::kLeft);
    seal(SealStage::kStored);
    for (const char* path : {"/receipt/", "/receipt/slip"}) {
      const auto page = site.get(path);
      CPPUNIT_ASSERT(!has(page, "data-answered"));
      CPPUNIT_ASSERT(!has(page, "/receipt/proof/"));
    }
  }

  void while_it_is_sealed_nothing_is_asked() {
    for (const AnswerState state : {AnswerState::kNotRequired, AnswerState::kRecheck, AnswerState::kReported}) {
      site.answers.held.answers.clear();
      site.answers.held.seals.clear();
      // Even where the answer has a window of its own.
      add(Category::kCadre, state).latest.own_close = base::parse_taipei("2021-11-20 08:00");
      site.answers.held.answers.back().window.own_close = base::parse_taipei("2021-11-20 08:00");
      site.answers.held.answers.back().window.round_state = RoundState::kSealing;
      const auto start = site.get("/receipt/");
      CPPUNIT_ASSERT(has(start, "封存中"));
      CPPUNIT_ASSERT(!has(start, "deadline-waiting"));
      for (const char* asking : {"請再看一次", "請點進來回報", "項等您核對", "這一項到"}) CPPUNIT_ASSERT_MESSAGE(asking, !has(start, asking));
      const auto review = site.get("/receipt/cadre");
      CPPUNIT_ASSERT(has(review, "data-seal=\"sealing\""));
      for (const char* asking : {"然後回答", "請在下面回報", "ways-section"}) CPPUNIT_ASSERT_MESSAGE(asking, !has(review, asking));
      CPPUNIT_ASSERT(has(site.get("/receipt/slip"), "學校正在封存"));
    }
  }

  void a_recheck_that_was_held_is_not_asked_again() {
    add(Category::kCadre, AnswerState::kRecheck);
    seal(SealStage::kReceived);
    const auto slip = site.get("/receipt/slip");
    CPPUNIT_ASSERT(has(slip, "尚未確認。截止時還在請您再核對。"));
    CPPUNIT_ASSERT(!has(slip, "請再核對一次"));
    CPPUNIT_ASSERT(has(site.get("/receipt/"), "之後由學校在補正梯次處理。"));
    CPPUNIT_ASSERT(has(site.get("/receipt/cadre"), "這一項已在封存裡，封存為：仍有爭議"));
  }

  void a_school_that_leaves_disputes_out_says_so_where_one_is_open() {
    add(Category::kCourse, AnswerState::kPending);
    site.answers.held.leaves_disputed_out = true;
    CPPUNIT_ASSERT(!has(site.get("/receipt/"), "data-left-out"));
    add(Category::kCadre, AnswerState::kReported);
    CPPUNIT_ASSERT(has(site.get("/receipt/"), "<p class=\"task-note\" data-left-out>若封存時還沒處理好，學校不會送出這一項的資料。"));
    store::StoredReport report{1, PagesHarness::kRound, kStudent, Category::kCadre, 1, site.answers.held.answers.back().latest.digest, std::nullopt, {},
                               site.answers.held.now, {}, site.answers.held.now};
    site.reports.held.push_back(report);
    site.reports.add_step(domain::StepKind::kFile, domain::ReportState::kOpen, domain::ActorKind::kStudent);
    CPPUNIT_ASSERT(has(site.get("/receipt/cadre/ticket"), "學校不會送出這一項的資料"));
    site.answers.held.leaves_disputed_out = false;
    CPPUNIT_ASSERT(!has(site.get("/receipt/cadre/ticket"), "data-left-out"));
    seal(SealStage::kStored);
    site.answers.held.leaves_disputed_out = true;
    CPPUNIT_ASSERT(!has(site.get("/receipt/"), "data-left-out"));
    CPPUNIT_ASSERT(has(site.get("/receipt/cadre/ticket"), "這一項已在封存裡，封存為：仍有爭議，附爭議註記。"));
  }

  void a_proof_is_of_the_newest_sealed_round_unless_told() {
    add(Category::kCadre, AnswerState::kConfirmed);
    site.proofs.held = domain::AnswerProof{"{}", 0, nlohmann::json::array(), "{}", "ab"};
    const std::string path = "/receipt/proof/cadre.json";
    CPPUNIT_ASSERT_EQUAL(404, site.get(path).status);
    seal(SealStage::kFinishing);
    CPPUNIT_ASSERT_EQUAL(404, site.get(path).status);
    seal(SealStage::kStored);
    const auto proof = site.get(path, {{"term", "1092"}});
    CPPUNIT_ASSERT_EQUAL(200, proof.status);
    CPPUNIT_ASSERT_EQUAL(PagesHarness::kRound, site.proofs.asked_round);
    CPPUNIT_ASSERT_EQUAL(std::string("application/json; charset=utf-8"), proof.header("Content-Type").value_or(""));
    CPPUNIT_ASSERT(proof.header("Content-Disposition").value_or("").starts_with("attachment; "));
    for (const auto& [name, value] : {std::pair{"term", "1091"}, {"term", "x"}, {"round", "4"}, {"round", "x"}}) {
      CPPUNIT_ASSERT_EQUAL_MESSAGE(value, 404, site.get(path, {{name, value}}).status);
    }
    CPPUNIT_ASSERT_EQUAL(404, site.get("/receipt/proof/course.json").status);
    site.proofs.held.reset();
    CPPUNIT_ASSERT_EQUAL(404, site.get(path).status);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SealPagesTest);

}  // namespace
