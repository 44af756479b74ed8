#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <set>

#include "domain/receipt_code.hpp"
#include "fake_random.hpp"

namespace shouqi::domain {

class ReceiptCodeTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(ReceiptCodeTest);
  CPPUNIT_TEST(the_bits_are_spelled_from_the_first_to_the_last);
  CPPUNIT_TEST(a_draw_whose_check_character_is_a_symbol_is_thrown_away);
  CPPUNIT_TEST(ten_thousand_codes_differ_and_read_back);
  CPPUNIT_TEST(every_single_wrong_character_is_noticed);
  CPPUNIT_TEST(every_two_neighbours_that_change_places_are_noticed);
  CPPUNIT_TEST(what_people_type_is_read);
  CPPUNIT_TEST(what_is_no_code_is_refused);
  CPPUNIT_TEST(a_code_is_shown_in_groups_of_four);
  CPPUNIT_TEST_SUITE_END();

  static constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  static std::vector<std::string> some_codes(int count) {
    crypto::SeededRandom random{42};
    std::vector<std::string> codes;
    for (int i = 0; i < count; ++i) codes.push_back(make_receipt_code(random));
    return codes;
  }

 public:
  void the_bits_are_spelled_from_the_first_to_the_last() {
    crypto::FixedRandom zeros{std::string(10, '\0')};
    CPPUNIT_ASSERT_EQUAL(std::string("00000000000000000"), make_receipt_code(zeros));
    crypto::FixedRandom one{std::string(9, '\0') + '\x01'};
    CPPUNIT_ASSERT_EQUAL(std::string("00000000000000011"), make_receipt_code(one));
    // 0x8000…: 2^79 mod 37 = 2^(79 mod 36) mod 37 = 2^7 mod 37 = 17, the character H.
    crypto::FixedRandom first_bit{'\x80' + std::string(9, '\0')};
    CPPUNIT_ASSERT_EQUAL(std::string("G000000000000000H"), make_receipt_code(first_bit));
  }

  void a_draw_whose_check_character_is_a_symbol_is_thrown_away() {
    // 32 to 36 modulo 37 would be * ~ $ = U; the last draw, 37, has the check character 0.
    std::string draws;
    for (const char number : {' ', '!', '"', '#', '$', '%'}) draws += std::string(9, '\0') + number;
    class Queue final : public crypto::Random {
     public:
      explicit Queue(std::string bytes) : bytes_(std::move(bytes)) {}
      std::string bytes(std::size_t count) override {
        const std::string taken = bytes_.substr(0, count);
        CPPUNIT_ASSERT_EQUAL(count, taken.size());
        bytes_.erase(0, count);
        return taken;
      }
      bool empty() const { return bytes_.empty(); }

     private:
      std::string bytes_;
    };
    Queue random{draws};
    CPPUNIT_ASSERT_EQUAL(std::string("00000000000000150"), make_receipt_code(random));
    CPPUNIT_ASSERT(random.empty());
  }

  void ten_thousand_codes_differ_and_read_back() {
    std::set<std::string> seen;
    for (const std::string& code : some_codes(10'000)) {
      CPPUNIT_ASSERT_EQUAL(std::size_t{17}, code.size());
      for (const char c : code) CPPUNIT_ASSERT(kAlphabet.find(c) != std::string_view::npos);
      CPPUNIT_ASSERT_EQUAL(code, parse_receipt_code(code).value());
      CPPUNIT_ASSERT(seen.insert(code).second);
    }
    crypto::SystemRandom random;
    CPPUNIT_ASSERT(make_receipt_code(random) != make_receipt_code(random));
  }

  void every_single_wrong_character_is_noticed() {
    for (const std::string& code : some_codes(20)) {
      for (std::size_t place = 0; place < code.size(); ++place) {
        for (const char c : kAlphabet) {
          if (c == code[place]) continue;
          std::string other = code;
          other[place] = c;
          CPPUNIT_ASSERT_MESSAGE(code + " " + other, !parse_receipt_code(other));
        }
      }
    }
  }

  void every_two_neighbours_that_change_places_are_noticed() {
    for (const std::string& code : some_codes(200)) {
      for (std::size_t place = 0; place + 1 < code.size(); ++place) {
        if (code[place] == code[place + 1]) continue;
        std::string other = code;
        std::swap(other[place], other[place + 1]);
        CPPUNIT_ASSERT_MESSAGE(code + " " + other, !parse_receipt_code(other));
      }
    }
  }

  void what_people_type_is_read() {
    const std::string code = "00000000000000011";
    for (const char* typed : {"0000-0000-0000-0001-1", "0000 0000 0000 0001 1", " 0000000000000001-1 ",
                              "OOOOOOOOOOOOOOOII", "ooooooooooooooolL", "0o0O000000000001I", "00000000000000011--"}) {
      CPPUNIT_ASSERT_EQUAL_MESSAGE(typed, code, parse_receipt_code(typed).value_or("refused"));
    }
    for (const std::string& made : some_codes(50)) {
      std::string lower = grouped(made);
      std::transform(lower.begin(), lower.end(), lower.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
      CPPUNIT_ASSERT_EQUAL(made, parse_receipt_code(lower).value());
    }
  }

  void what_is_no_code_is_refused() {
    const std::string code = "00000000000000011";
    CPPUNIT_ASSERT(parse_receipt_code(code));
    for (const std::string& text :
         {std::string(), code.substr(1), code + "0", code.substr(0, 16) + "U", code.substr(0, 16) + "*",
          code.substr(0, 16) + "１", "０" + code.substr(1), code + "\n", code + "'", std::string("-----------------"),
          code.substr(0, 16) + '\0', std::string(100'000, '0')}) {
      CPPUNIT_ASSERT(!parse_receipt_code(text));
    }
  }

  void a_code_is_shown_in_groups_of_four() {
    CPPUNIT_ASSERT_EQUAL(std::string("7K3M-9XQ2-FD41-WB8C-5"), grouped("7K3M9XQ2FD41WB8C5"));
    CPPUNIT_ASSERT_EQUAL(std::string("1234"), grouped("1234"));
    CPPUNIT_ASSERT_EQUAL(std::string(), grouped(""));
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReceiptCodeTest);

}  // namespace shouqi::domain
