#include <cppunit/extensions/HelperMacros.h>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "crypto/encoding.hpp"
#include "crypto/hmac.hpp"
#include "web/fakes.hpp"

namespace shouqi::http {

using namespace web_test;

class TicketTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(TicketTest);
  CPPUNIT_TEST(a_good_ticket_names_person_school_and_target);
  CPPUNIT_TEST(a_used_ticket_is_refused);
  CPPUNIT_TEST(a_refused_ticket_uses_up_nothing);
  CPPUNIT_TEST(every_single_bit_flip_is_refused);
  CPPUNIT_TEST(every_truncation_and_every_appended_character_is_refused);
  CPPUNIT_TEST(an_expired_ticket_is_refused_to_the_second);
  CPPUNIT_TEST(a_ticket_from_the_future_is_refused_beyond_the_skew);
  CPPUNIT_TEST(a_ticket_that_lives_too_long_is_refused);
  CPPUNIT_TEST(a_ticket_for_somebody_else_is_refused);
  CPPUNIT_TEST(a_ticket_to_a_page_that_acts_is_refused);
  CPPUNIT_TEST(two_keys_are_accepted_during_a_rotation);
  CPPUNIT_TEST(a_swapped_or_unknown_key_id_is_refused);
  CPPUNIT_TEST(claims_are_exactly_the_known_ones);
  CPPUNIT_TEST(claims_of_another_kind_or_form_are_refused);
  CPPUNIT_TEST(a_ticket_of_another_shape_is_refused);
  CPPUNIT_TEST(a_ticket_stands_in_the_query_exactly_once);
  CPPUNIT_TEST(key_files_that_are_no_keys_are_refused);
  CPPUNIT_TEST(an_adapter_needs_one_or_two_different_keys);
  CPPUNIT_TEST_SUITE_END();

  FixedClock clock;
  FakeSessionStore store;
  Site site{"http://127.0.0.1:8080", "/portal/go?to=", "/portal/"};

  TicketAdapter adapter(std::vector<TicketKey> keys = {ticket_key()}) {
    return {{std::move(keys), std::chrono::seconds(60), std::chrono::seconds(30)},
            site,
            store,
            clock};
  }

  // "" when the ticket was accepted.
  static std::string refusal_of(TicketAdapter& adapter, const std::string& ticket) {
    Request request;
    request.query = {{"ticket", ticket}};
    const auto person = adapter.identify(request);
    return person ? "" : std::string(to_string(person.error()));
  }

  std::string refusal_of(const std::string& ticket) {
    TicketAdapter one = adapter();
    return refusal_of(one, ticket);
  }

  std::string good_ticket() const { return make_ticket(ticket_key(), good_claims(clock)); }

  nlohmann::json good_json() const {
    const TicketClaims claims = good_claims(clock);
    return {{"sub", claims.subject},
            {"school", claims.school_code},
            {"aud", claims.audience},
            {"target", claims.target},
            {"nonce", claims.nonce},
            {"iat", claims.issued.time_since_epoch().count()},
            {"exp", claims.expires.time_since_epoch().count()}};
  }

  // Rightly signed, whatever the text says: what a portal with a fault in it would send.
  static std::string signed_ticket(const std::string& json, const std::string& head = "v1.k1.") {
    const std::string body = head + crypto::to_base64url(json);
    return body + "." + crypto::to_base64url(crypto::hmac_sha256(ticket_key().secret, body));
  }

  std::string with(const std::string& key, const nlohmann::json& value) const {
    nlohmann::json json = good_json();
    json[key] = value;
    return signed_ticket(json.dump());
  }

  void assert_refused(const std::string& reason, const std::string& ticket) {
    CPPUNIT_ASSERT_EQUAL_MESSAGE(ticket, reason, refusal_of(ticket));
    CPPUNIT_ASSERT_MESSAGE("a refused ticket left a nonce: " + ticket, store.nonces.empty());
  }

 public:
  void a_good_ticket_names_person_school_and_target() {
    Request request;
    request.query = {{"ticket", good_ticket()}};
    const auto person = adapter().identify(request);
    CPPUNIT_ASSERT(person.has_value());
    CPPUNIT_ASSERT_EQUAL(kStudent, person->person_id);
    CPPUNIT_ASSERT_EQUAL(std::string(kSchool), person->school_code);
    CPPUNIT_ASSERT_EQUAL(std::string("/receipt/cadre?term=1092"), person->target);
    CPPUNIT_ASSERT(store.remembered_until > good_claims(clock).expires);
  }

  void a_used_ticket_is_refused() {
    TicketAdapter one = adapter();
    CPPUNIT_ASSERT_EQUAL(std::string(), refusal_of(one, good_ticket()));
    CPPUNIT_ASSERT_EQUAL(std::string("already_used"), refusal_of(one, good_ticket()));
    TicketClaims again = good_claims(clock);
    again.subject = "4712";
    CPPUNIT_ASSERT_EQUAL(std::string("already_used"), refusal_of(one, make_ticket(ticket_key(), again)));
  }

  void a_refused_ticket_uses_up_nothing() {
    clock.at += std::chrono::seconds(60);
    assert_refused("expired", make_ticket(ticket_key(), [&] {
                     TicketClaims old = good_claims(clock);
                     old.issued -= std::chrono::seconds(60);
                     old.expires -= std::chrono::seconds(60);
                     return old;
                   }()));
    CPPUNIT_ASSERT_EQUAL(std::string(), refusal_of(good_ticket()));
  }

  void every_single_bit_flip_is_refused() {
    const std::string good = good_ticket();
    for (std::size_t at = 0; at < good.size(); ++at) {
      for (unsigned bit = 0; bit < 8; ++bit) {
        std::string flipped = good;
        flipped[at] = static_cast<char>(static_cast<unsigned char>(flipped[at]) ^ (1U << bit));
        CPPUNIT_ASSERT_MESSAGE("bit " + std::to_string(bit) + " of byte " + std::to_string(at),
                               !refusal_of(flipped).empty());
      }
    }
    CPPUNIT_ASSERT(store.nonces.empty());
    CPPUNIT_ASSERT_EQUAL(std::string(), refusal_of(good));
  }

  void every_truncation_and_every_appended_character_is_refused() {
    const std::string good = good_ticket();
    for (std::size_t size = 0; size < good.size(); ++size) CPPUNIT_ASSERT(!refusal_of(good.substr(0, size)).empty());
    for (const char* more : {"=", "A", ".", " ", "\n", "AA", "%00"}) CPPUNIT_ASSERT(!refusal_of(good + more).empty());
    CPPUNIT_ASSERT(!refusal_of(" " + good).empty());
    CPPUNIT_ASSERT(store.nonces.empty());
  }

  void an_expired_ticket_is_refused_to_the_second() {
    const std::string ticket = good_ticket();
    clock.at += std::chrono::seconds(60);
    assert_refused("expired", ticket);
    clock.at -= std::chrono::microseconds(1);
    CPPUNIT_ASSERT_EQUAL(std::string(), refusal_of(ticket));
  }

  void a_ticket_from_the_future_is_refused_beyond_the_skew() {
    TicketClaims claims = good_claims(clock);
    claims.issued += std::chrono::seconds(31);
    claims.expires = claims.issued + std::chrono::seconds(30);
    assert_refused("not_yet_valid", make_ticket(ticket_key(), claims));
    claims.issued -= std::chrono::seconds(1);
    CPPUNIT_ASSERT_EQUAL(std::string(), refusal_of(make_ticket(ticket_key(), claims)));
  }

  void a_ticket_that_lives_too_long_is_refused() {
    TicketClaims claims = good_claims(clock);
    claims.expires = claims.issued + std::chrono::seconds(61);
    assert_refused("lives_too_long", make_ticket(ticket_key(), claims));
    claims.expires = claims.issued + std::chrono::hours(24 * 365);
    assert_refused("lives_too_long", make_ticket(ticket_key(), claims));
    claims.expires = claims.issued;
    assert_refused("bad_claims", make_ticket(ticket_key(), claims));
    claims.expires = claims.issued - std::chrono::seconds(1);
    assert_refused("bad_claims", make_ticket(ticket_key(), claims));
    assert_refused("bad_claims", with("exp", 253'402'300'800));
    assert_refused("bad_claims", with("exp", 18'446'744'073'709'551'615ULL));
  }

  void a_ticket_for_somebody_else_is_refused() {
    for (const char* audience :
         {"", "shouqi-student", "shouqi-student@", "shouqi-staff@127.0.0.1:8080", "shouqi-student@127.0.0.1",
          "shouqi-student@127.0.0.1:8081", "shouqi-student@localhost:8080", "shouqi-student@127.0.0.1:8080/",
          "SHOUQI-STUDENT@127.0.0.1:8080", " shouqi-student@127.0.0.1:8080"}) {
      assert_refused("wrong_audience", with("aud", audience));
    }
  }

  void a_ticket_to_a_page_that_acts_is_refused() {
    for (const char* target :
         {"", "/", "/receipt/leave", "/receipt/cadre/confirm", "/receipt/cadre?term=1092&x=y", "//evil.example",
          "https://evil.example/receipt/", "/receipt/%2e%2e/", "/receipt/cadre\r\nSet-Cookie: a=b"}) {
      assert_refused("bad_target", with("target", target));
    }
  }

  void two_keys_are_accepted_during_a_rotation() {
    TicketAdapter both = adapter({ticket_key("new", 'n'), ticket_key("old", 'o')});
    TicketClaims claims = good_claims(clock);
    CPPUNIT_ASSERT_EQUAL(std::string(), refusal_of(both, make_ticket(ticket_key("new", 'n'), claims)));
    claims.nonce = "the-other-nonce-1";
    CPPUNIT_ASSERT_EQUAL(std::string(), refusal_of(both, make_ticket(ticket_key("old", 'o'), claims)));
    claims.nonce = "the-other-nonce-2";
    TicketAdapter afterwards = adapter({ticket_key("new", 'n')});
    CPPUNIT_ASSERT_EQUAL(std::string("unknown_key"),
                         refusal_of(afterwards, make_ticket(ticket_key("old", 'o'), claims)));
  }

  void a_swapped_or_unknown_key_id_is_refused() {
    TicketAdapter both = adapter({ticket_key("new", 'n'), ticket_key("old", 'o')});
    const TicketClaims claims = good_claims(clock);
    CPPUNIT_ASSERT_EQUAL(std::string("bad_signature"), refusal_of(both, make_ticket(ticket_key("new", 'o'), claims)));
    CPPUNIT_ASSERT_EQUAL(std::string("bad_signature"), refusal_of(both, make_ticket(ticket_key("old", 'n'), claims)));
    CPPUNIT_ASSERT_EQUAL(std::string("unknown_key"), refusal_of(both, make_ticket(ticket_key("k9", 'n'), claims)));
    std::string swapped = make_ticket(ticket_key("new", 'n'), claims);
    swapped.replace(3, 3, "old");
    CPPUNIT_ASSERT_EQUAL(std::string("bad_signature"), refusal_of(both, swapped));
    CPPUNIT_ASSERT(store.nonces.empty());
  }

  void claims_are_exactly_the_known_ones() {
    const nlohmann::json known = good_json();
    for (const auto& [key, value] : known.items()) {
      nlohmann::json json = good_json();
      json.erase(key);
      assert_refused("bad_claims", signed_ticket(json.dump()));
      // The same key twice: the first reader and the second must not see two persons.
      std::string text = good_json().dump();
      text.insert(1, nlohmann::json(key).dump() + ":" + value.dump() + ",");
      assert_refused("bad_claims", signed_ticket(text));
    }
    assert_refused("bad_claims", with("role", "school_admin"));
    assert_refused("bad_claims", with("SUB", "1"));
  }

  void claims_of_another_kind_or_form_are_refused() {
    const std::vector<std::pair<std::string, nlohmann::json>> rows{{"sub", 4711},
                                                                   {"sub", nullptr},
                                                                   {"sub", ""},
                                                                   {"sub", "0"},
                                                                   {"sub", "04711"},
                                                                   {"sub", "-1"},
                                                                   {"sub", "+4711"},
                                                                   {"sub", "4711 "},
                                                                   {"sub", "4711' OR 1=1"},
                                                                   {"sub", "0x10"},
                                                                   {"sub", "1e3"},
                                                                   {"sub", "18446744073709551616"},
                                                                   {"sub", {"4711"}},
                                                                   {"sub", true},
                                                                   {"sub", "null"},
                                                                   {"school", 313301},
                                                                   {"school", "31330"},
                                                                   {"school", "3133010"},
                                                                   {"school", "3133 1"},
                                                                   {"school", "３１３３０１"},
                                                                   {"iat", "1636700000"},
                                                                   {"iat", 1.6367e9},
                                                                   {"iat", -1},
                                                                   {"exp", "1636700060"},
                                                                   {"exp", 1.63670006e9},
                                                                   {"exp", nullptr},
                                                                   {"nonce", 1},
                                                                   {"nonce", "short"},
                                                                   {"nonce", std::string(65, 'n')},
                                                                   {"nonce", "sixteen nonces !!"},
                                                                   {"aud", {"shouqi-student@127.0.0.1:8080"}},
                                                                   {"target", {{"path", "/receipt/"}}}};
    for (const auto& [key, value] : rows) assert_refused("bad_claims", with(key, value));
  }

  void a_ticket_of_another_shape_is_refused() {
    const std::string json = good_json().dump();
    for (const char* text : {"", "null", "[]", "\"x\"", "{}", "{", "{\"sub\":\"\xff\"}"})
      assert_refused("bad_claims", signed_ticket(text));
    assert_refused("bad_claims", signed_ticket(json + "{}"));
    assert_refused("bad_claims", signed_ticket("[" + json + "]"));
    for (const char* head : {"v2.k1.", "V1.k1.", ".k1.", "v11.k1."})
      assert_refused("malformed", signed_ticket(json, head));
    assert_refused("unknown_key", signed_ticket(json, "v1.."));
    assert_refused("unknown_key", signed_ticket(json, "v1.K1."));
    assert_refused("missing", "");
    assert_refused("malformed", "...");
    assert_refused("malformed", "x");
    assert_refused("malformed", "v1.k1." + crypto::to_base64url(json));
    assert_refused("malformed", good_ticket() + ".x");
    assert_refused("bad_signature", "v1.k1." + crypto::to_base64url(json) + ".");
    assert_refused("bad_signature",
                   "v1.k1." + crypto::to_base64url(json) + "." + crypto::to_base64url(std::string(32, '\0')));
    assert_refused("bad_signature",
                   "v1.k1." + crypto::to_base64url(json) + "." + crypto::to_base64url(crypto::hmac_sha256("", json)));
    assert_refused("too_long", good_ticket() + std::string(kTicketLimit, 'A'));
    assert_refused("malformed", [&] {
      const std::string body = "v1.k1." + crypto::to_base64url(json) + "==";
      return body + "." + crypto::to_base64url(crypto::hmac_sha256(ticket_key().secret, body));
    }());
  }

  void a_ticket_stands_in_the_query_exactly_once() {
    Request request;
    CPPUNIT_ASSERT(adapter().identify(request).error() == IdentityRefusal::kMissing);
    request.form = {{"ticket", good_ticket()}};
    request.cookies = {{"ticket", good_ticket()}};
    request.portal_assertion = good_ticket();
    CPPUNIT_ASSERT(adapter().identify(request).error() == IdentityRefusal::kMissing);
    request.query = {{"ticket", good_ticket()}, {"ticket", good_ticket()}};
    CPPUNIT_ASSERT(adapter().identify(request).error() == IdentityRefusal::kMissing);
  }

  void key_files_that_are_no_keys_are_refused() {
    const std::string secret(64, 'a');
    CPPUNIT_ASSERT_EQUAL(std::string("2021-11"), parse_ticket_key("2021-11 " + secret).id);
    CPPUNIT_ASSERT_EQUAL(std::string(32, '\xaa'), parse_ticket_key("k " + secret).secret);
    for (const std::string& line :
         {std::string(), secret, " " + secret, "k1 " + secret.substr(2), "k1  " + secret, "k1 " + secret + "a",
          "k1 " + std::string(64, 'g'), "k.1 " + secret, std::string(33, 'k') + " " + secret, "k1\t" + secret}) {
      try {
        parse_ticket_key(line);
        CPPUNIT_FAIL("accepted: " + line);
      } catch (const base::ConfigurationError& error) {
        CPPUNIT_ASSERT(std::string(error.what()).find("aaaa") == std::string::npos);
      }
    }
  }

  void an_adapter_needs_one_or_two_different_keys() {
    CPPUNIT_ASSERT_THROW(adapter(std::vector<TicketKey>{}), base::ConfigurationError);
    CPPUNIT_ASSERT_THROW(adapter({ticket_key("a"), ticket_key("b"), ticket_key("c")}), base::ConfigurationError);
    CPPUNIT_ASSERT_THROW(adapter({ticket_key("a", 'x'), ticket_key("a", 'y')}), base::ConfigurationError);
    CPPUNIT_ASSERT_THROW(adapter({TicketKey{"a", "short"}}), base::ConfigurationError);
  }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TicketTest);

}  // namespace shouqi::http
