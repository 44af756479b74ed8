#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <regex>
#include <set>

#include "base/utf8.hpp"
#include "support/temporary_folder.hpp"
#include "view/qr_picture.hpp"
#include "web/pages_harness.hpp"

namespace shouqi::view {

using namespace web_test;

class TemplateSetTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(TemplateSetTest);
  CPPUNIT_TEST(a_folder_without_templates_is_refused);
  CPPUNIT_TEST(a_template_without_escaping_is_refused);
  CPPUNIT_TEST(a_malformed_template_is_refused);
  CPPUNIT_TEST(a_template_that_is_not_there_is_refused_at_start);
  CPPUNIT_TEST_SUITE_END();

  support::TemporaryFolder folder;

 public:
  void a_folder_without_templates_is_refused() {
    CPPUNIT_ASSERT_THROW(TemplateSet(folder.path()), base::ConfigurationError);
  }
  void a_template_without_escaping_is_refused() {
    folder.write("some_page.tpl", "<p>{{NAME}}</p>\n");
    CPPUNIT_ASSERT_THROW(TemplateSet(folder.path()), base::ConfigurationError);
  }
  void a_malformed_template_is_refused() {
    folder.write("some_page.tpl", "{{%AUTOESCAPE context=\"HTML\"}}\n<a href={{URL}}>x</a>\n");
    CPPUNIT_ASSERT_THROW(TemplateSet(folder.path()), base::ConfigurationError);
  }
  void a_template_that_is_not_there_is_refused_at_start() {
    folder.write("some_page.tpl", "{{%AUTOESCAPE context=\"HTML\"}}\n<p>{{NAME}}</p>\n");
    const TemplateSet templates(folder.path());
    CPPUNIT_ASSERT_THROW(templates.file("other_page.tpl"), base::ConfigurationError);
  }
};

class ErrorPagesTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ErrorPagesTest);
  CPPUNIT_TEST(every_status_says_what_happened_and_whether_anything_was_saved);
  CPPUNIT_TEST(a_refused_ticket_leads_back_to_the_portal);
  CPPUNIT_TEST(an_unknown_outcome_is_told_as_unknown);
  CPPUNIT_TEST(a_status_without_a_page_gets_that_of_500);
  CPPUNIT_TEST(the_waiting_page_loads_itself_again_and_the_others_do_not);
  CPPUNIT_TEST_SUITE_END();

  PagesHarness site;

  std::string page(int status, http::ErrorReason reason = http::ErrorReason::kPlain,
                   http::Saved saved = http::Saved::kNothing) const {
    return site.error_pages.render({status, reason, saved, "0123456789abcdef0123456789abcdef", ""});
  }
  static bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

 public:
  void every_status_says_what_happened_and_whether_anything_was_saved() {
    std::set<std::string> headings;
    for (const int status : {400, 403, 404, 405, 409, 413, 429, 500, 503}) {
      const std::string text = page(status);
      CPPUNIT_ASSERT(contains(text, "data-page=\"error\" data-request-id=\"0123456789abcdef0123456789abcdef\""));
      CPPUNIT_ASSERT(contains(text, "這次沒有儲存或更動任何資料。"));
      CPPUNIT_ASSERT(contains(text, "<p class=\"lead\">"));
      CPPUNIT_ASSERT(contains(text, "data-status=\"" + std::to_string(status) + "\""));
      headings.insert(text.substr(text.find("<h1>"), text.find("</h1>") - text.find("<h1>")));
    }
    CPPUNIT_ASSERT_EQUAL(std::size_t{9}, headings.size());
  }
  void a_refused_ticket_leads_back_to_the_portal() {
    const std::string text = site.error_pages.render(
        {403, http::ErrorReason::kTicketRefused, http::Saved::kNothing, "x", "/portal/go?to=%2Freceipt%2F"});
    CPPUNIT_ASSERT(contains(text, "href=\"/portal/go?to=%2Freceipt%2F\""));
    CPPUNIT_ASSERT(contains(text, "已使用過"));
  }
  void an_unknown_outcome_is_told_as_unknown() {
    const std::string text = page(503, http::ErrorReason::kPlain, http::Saved::kUnknown);
    CPPUNIT_ASSERT(contains(text, "還不確定"));
    CPPUNIT_ASSERT(!contains(text, "沒有儲存"));
  }
  void a_status_without_a_page_gets_that_of_500() { CPPUNIT_ASSERT(contains(page(418), "系統發生錯誤")); }
  void the_waiting_page_loads_itself_again_and_the_others_do_not() {
    const support::TemporaryFolder folder;
    site.error_pages.write_static_pages(folder.path());
    for (const char* name : {"400", "403", "404", "405", "413", "414", "429", "500", "502", "503", "504"}) {
      const std::string text = support::read_file(folder / (std::string(name) + ".html"));
      const bool waits = std::string_view(name) == "502" || std::string_view(name) == "503";
      CPPUNIT_ASSERT_EQUAL(waits, contains(text, "http-equiv=\"refresh\" content=\"10\""));
      CPPUNIT_ASSERT_EQUAL(waits, contains(text, "您的資料都還在。</p><p>請不要關閉這一頁"));
      CPPUNIT_ASSERT(contains(text, "</html>"));
    }
  }
};

class QrPictureTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(QrPictureTest);
  CPPUNIT_TEST(the_picture_is_one_path_inside_its_quiet_zone);
  CPPUNIT_TEST_SUITE_END();

 public:
  void the_picture_is_one_path_inside_its_quiet_zone() {
    const QrPicture picture = qr_picture("https://portfolio.tp.edu.tw/receipt/check?code=7K3M9XQ2FD41WB8C5");
    CPPUNIT_ASSERT_EQUAL(std::string::npos, picture.path.find_first_not_of("Mhvz0123456789- "));
    // The finder pattern's upper edge: seven modules, four from each side.
    CPPUNIT_ASSERT(picture.path.starts_with("M4 4h7v1h-7z"));
    CPPUNIT_ASSERT(picture.size >= 21 + 8);
    CPPUNIT_ASSERT_EQUAL(1, picture.size % 4);
  }
};

// Promises of the design that a machine can keep: contrast in both palettes, short sentences, nothing that the policy
// of the site forbids.
class DesignTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(DesignTest);
  CPPUNIT_TEST(text_keeps_its_contrast_in_light_and_dark);
  CPPUNIT_TEST(no_sentence_is_longer_than_twenty_eight_han);
  CPPUNIT_TEST(no_template_holds_style_script_or_unescaped_values);
  CPPUNIT_TEST_SUITE_END();

  using Palette = std::map<std::string, std::string>;

  static Palette palette(const std::string& css) {
    Palette colours;
    const std::regex line(R"(--([a-z-]+): (#[0-9a-f]{6});)");
    for (std::sregex_iterator found(css.begin(), css.end(), line), end; found != end; ++found)
      colours[(*found)[1]] = (*found)[2];
    return colours;
  }
  static double luminance(const std::string& colour) {
    const auto channel = [&](std::size_t at) {
      const double value = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
      return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  }
  static double contrast(const Palette& colours, const std::string& one, const std::string& other) {
    const double a = luminance(colours.at(one));
    const double b = luminance(colours.at(other));
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
  }
  static void check(const Palette& colours) {
    const std::vector<std::pair<std::string, std::string>> text{
        {"ink", "paper"},          {"ink", "card"},          {"ink", "sunken"},     {"ink-soft", "paper"},
        {"ink-soft", "card"},      {"ink-soft", "sunken"},   {"accent", "paper"},   {"accent", "card"},
        {"accent", "accent-soft"}, {"accent-ink", "accent"}, {"done", "done-soft"}, {"wait", "wait-soft"},
        {"alert", "alert-soft"},   {"alert", "card"},        {"info", "info-soft"}, {"past", "past-soft"},
        {"quiet", "quiet-soft"}};
    for (const auto& [ink, ground] : text)
      CPPUNIT_ASSERT_MESSAGE(ink + " on " + ground, contrast(colours, ink, ground) >= 4.5);
    for (const auto& [edge, ground] : std::vector<std::pair<std::string, std::string>>{
             {"edge", "paper"}, {"edge", "card"}, {"focus", "paper"}, {"focus", "card"}}) {
      CPPUNIT_ASSERT_MESSAGE(edge + " on " + ground, contrast(colours, edge, ground) >= 3.0);
    }
  }
  template <typename Check>
  static void for_each_template(Check check) {
    for (const auto& entry : std::filesystem::directory_iterator(support::source_folder() / "templates")) {
      if (entry.path().extension() == ".tpl") check(entry.path().filename().string(), support::read_file(entry.path()));
    }
  }
  static std::size_t han(std::string_view sentence) {
    const auto points = base::code_points(sentence);
    return static_cast<std::size_t>(
        std::count_if(points.begin(), points.end(), [](char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }));
  }

 public:
  void text_keeps_its_contrast_in_light_and_dark() {
    const std::string css = support::read_file(support::source_folder() / "templates/static/shouqi.css");
    const std::size_t dark_begins = css.find("@media (prefers-color-scheme: dark)");
    const Palette light = palette(css.substr(0, dark_begins));
    Palette dark = palette(css.substr(dark_begins, css.find("*, *::before") - dark_begins));
    CPPUNIT_ASSERT_EQUAL(light.size(), dark.size());
    check(light);
    check(dark);
  }
  void no_sentence_is_longer_than_twenty_eight_han() {
    for_each_template([](const std::string& name, const std::string& text) {
      std::string words =
          std::regex_replace(text, std::regex(R"(</(p|dd|dt|h1|h2|li|a|button|summary|label|th|td)>)"), "。");
      words = std::regex_replace(words, std::regex(R"(<[^>]*>|\{\{[^}]*\}\})"), "");
      for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find("。", begin), words.size());
        const std::string sentence = words.substr(begin, end - begin);
        CPPUNIT_ASSERT_MESSAGE(name + ": " + sentence, han(sentence) <= 28);
        begin = end + std::string("。").size();
      }
    });
  }
  void no_template_holds_style_script_or_unescaped_values() {
    for_each_template([](const std::string& name, const std::string& text) {
      for (const char* forbidden : {":none", " style=", "<style", "<script>", " onclick=", " onload=", "formaction",
                                    "srcdoc", "xlink:href", "javascript:"}) {
        CPPUNIT_ASSERT_MESSAGE(name + ": " + forbidden, text.find(forbidden) == std::string::npos);
      }
    });
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TemplateSetTest);
CPPUNIT_TEST_SUITE_REGISTRATION(ErrorPagesTest);
CPPUNIT_TEST_SUITE_REGISTRATION(QrPictureTest);
CPPUNIT_TEST_SUITE_REGISTRATION(DesignTest);

}  // namespace shouqi::view
