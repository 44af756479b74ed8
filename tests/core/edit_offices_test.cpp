#include <cppunit/extensions/HelperMacros.h>

#include "base/error.hpp"
#include "usecase/edit_offices.hpp"

namespace shouqi::usecase {

using store::OfficeKey;

// Keeps what is entered; before a change a colleague may be quicker.
class FakeOfficeRegister final : public store::OfficeRegister {
 public:
  std::map<OfficeKey, store::RegisteredOffice> held;
  std::optional<store::Office> quicker;
  OfficeKey quicker_at;
  int changes = 0;

  std::map<OfficeKey, store::RegisteredOffice> read(std::string_view) override { return held; }
  store::InsertOutcome change(const std::vector<store::OfficeChange>& wanted, const domain::Event&) override {
    if (quicker) {
      held[quicker_at] = {*quicker, true};
      quicker.reset();
      return store::InsertOutcome::kCollided;
    }
    for (const store::OfficeChange& one : wanted) held[one.key] = {one.after, true};
    ++changes;
    return store::InsertOutcome::kInserted;
  }
};

class EditOfficesTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(EditOfficesTest);
  CPPUNIT_TEST(an_extension_is_digits_with_single_separators);
  CPPUNIT_TEST(texts_are_measured_in_characters_and_hold_one_line);
  CPPUNIT_TEST(white_space_around_a_text_goes);
  CPPUNIT_TEST(a_colleague_who_is_quicker_at_the_last_moment_is_not_overwritten);
  CPPUNIT_TEST(a_colleague_at_another_office_is_kept);
  CPPUNIT_TEST(the_same_words_from_two_are_no_conflict);
  CPPUNIT_TEST(what_cannot_be_entered_is_breakage);
  CPPUNIT_TEST_SUITE_END();

  const OfficeKey course_{"day", domain::Category::kCourse};
  const OfficeKey cadre_{"day", domain::Category::kCadre};
  const store::Office old_{"註冊組", "", "", ""};
  FakeOfficeRegister offices_;

  static domain::Principal person() {
    domain::Principal somebody;
    somebody.school_code = "990001";
    return somebody;
  }

  base::Result<std::size_t, OfficesRefused> edit(const OfficeKey& key, const store::Office& typed) {
    return edit_offices(offices_, person(), {{key, {office_digest(old_), typed}}}, {});
  }

 public:
  void setUp() override { offices_.held = {{course_, {old_, false}}, {cadre_, {old_, false}}}; }

  void an_extension_is_digits_with_single_separators() {
    for (const char* good : {"", "3", "312", "312、313", "2345-6789#312", "1,2"}) {
      CPPUNIT_ASSERT_MESSAGE(good, office_fault(OfficeField::kExtension, good) == OfficeFault::kNone);
    }
    for (const char* bad : {"#312", "312、", "312--1", "３１２", "內線", "3 1", "-", "312轉1"}) {
      CPPUNIT_ASSERT_MESSAGE(bad, office_fault(OfficeField::kExtension, bad) == OfficeFault::kNoExtension);
    }
    CPPUNIT_ASSERT(office_fault(OfficeField::kExtension, "1234567890123456") == OfficeFault::kNone);
    CPPUNIT_ASSERT(office_fault(OfficeField::kExtension, "12345678901234567") == OfficeFault::kTooLong);
  }

  void texts_are_measured_in_characters_and_hold_one_line() {
    std::string wide;
    for (std::size_t i = 0; i < office_limit(OfficeField::kName); ++i) wide += "𠮷";
    CPPUNIT_ASSERT(office_fault(OfficeField::kName, wide) == OfficeFault::kNone);
    CPPUNIT_ASSERT(office_fault(OfficeField::kName, wide + "吉") == OfficeFault::kTooLong);
    for (const char* text : {"一\n樓", "一\t樓", "一\r樓", "一\x01樓"}) CPPUNIT_ASSERT(office_fault(OfficeField::kPlace, text) == OfficeFault::kControl);
    CPPUNIT_ASSERT(office_fault(OfficeField::kName, "　") == OfficeFault::kMissing);
    for (const OfficeField field : {OfficeField::kPlace, OfficeField::kExtension, OfficeField::kPerson}) {
      CPPUNIT_ASSERT(office_fault(field, "") == OfficeFault::kNone);
    }
  }

  void white_space_around_a_text_goes() {
    CPPUNIT_ASSERT_EQUAL(std::string("行政大樓　1 樓"), trimmed(" 　行政大樓　1 樓\t "));
    CPPUNIT_ASSERT_EQUAL(std::string(), trimmed("　 "));
    CPPUNIT_ASSERT_EQUAL(std::string(), trimmed(""));
  }

  void a_colleague_who_is_quicker_at_the_last_moment_is_not_overwritten() {
    offices_.quicker = {"教務處", "", "", ""};
    offices_.quicker_at = course_;
    const auto refused = edit(course_, {"註冊組", "一樓", "", ""});
    CPPUNIT_ASSERT(!refused && refused.error().lost == std::set<OfficeKey>{course_});
    CPPUNIT_ASSERT_EQUAL(std::string("教務處"), refused.error().stored.at(course_).office.name);
    CPPUNIT_ASSERT_EQUAL(0, offices_.changes);
  }

  void a_colleague_at_another_office_is_kept() {
    offices_.quicker = {"學務處", "", "", ""};
    offices_.quicker_at = cadre_;
    const auto done = edit_offices(offices_, person(), {{course_, {office_digest(old_), {"註冊組", "一樓", "", ""}}}, {cadre_, {office_digest(old_), old_}}}, {});
    CPPUNIT_ASSERT(done && *done == 1);
    CPPUNIT_ASSERT_EQUAL(std::string("學務處"), offices_.held.at(cadre_).office.name);
    CPPUNIT_ASSERT_EQUAL(std::string("一樓"), offices_.held.at(course_).office.place);
  }

  void the_same_words_from_two_are_no_conflict() {
    offices_.quicker = {"教務處", "", "", ""};
    offices_.quicker_at = course_;
    const auto done = edit(course_, {"教務處", "", "", ""});
    CPPUNIT_ASSERT(done && *done == 0);
  }

  void what_cannot_be_entered_is_breakage() {
    CPPUNIT_ASSERT_THROW(edit({"evening", domain::Category::kCourse}, old_), base::Error);
    CPPUNIT_ASSERT_THROW(edit(course_, {"", "", "", ""}), base::Error);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EditOfficesTest);

}  // namespace shouqi::usecase
