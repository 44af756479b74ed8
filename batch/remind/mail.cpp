#include "remind/mail.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string_view>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "crypto/encoding.hpp"

namespace shouqi::batch {
namespace {

constexpr long kConnectSeconds = 15;
constexpr long kWholeSeconds = 120;
constexpr std::size_t kLine = 76;
constexpr std::size_t kAddressLimit = 254;

struct CurlCloser {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

class Source {
 public:
  explicit Source(std::string_view text) : left_(text) {}
  static std::size_t read(char* to, std::size_t size, std::size_t count, void* self) {
    auto& source = *static_cast<Source*>(self);
    const std::size_t taken = std::min(size * count, source.left_.size());
    std::memcpy(to, source.left_.data(), taken);
    source.left_.remove_prefix(taken);
    source.begun_ = true;
    return taken;
  }
  // The library asks for text only when the server has said that it may come.
  bool begun() const { return begun_; }

 private:
  std::string_view left_;
  bool begun_ = false;
};

bool is_loopback(const std::string& url) {
  const std::string host = url.substr(url.find("://") + 3);
  const std::string name = host.substr(0, host.find(':'));
  return name == "127.0.0.1" || name == "localhost";
}

std::string one_line(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
  return base::without_controls(text);
}

std::string base64(std::string_view bytes) {
  std::string text = crypto::to_base64url(bytes);
  std::replace(text.begin(), text.end(), '-', '+');
  std::replace(text.begin(), text.end(), '_', '/');
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

std::string wrapped_base64(const std::string& text) {
  const std::string all = base64(text);
  std::string lines;
  for (std::size_t at = 0; at < all.size(); at += kLine) lines += all.substr(at, kLine) + "\r\n";
  return lines;
}

// RFC 2047: each word at most 75 characters, never cut within a character.
std::string header_words(const std::string& text) {
  constexpr std::size_t kCharactersInWord = 12;
  const std::vector<char32_t> points = base::code_points(text);
  std::string words;
  for (std::size_t at = 0; at < points.size(); at += kCharactersInWord) {
    const auto begin = points.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = points.begin() + static_cast<std::ptrdiff_t>(std::min(points.size(), at + kCharactersInWord));
    words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(base::to_utf8({begin, end})) + "?=";
  }
  return words;
}

}  // namespace

bool is_mail_address(const std::string& text) {
  const std::size_t at = text.find('@');
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f && std::strchr("<>(),;:\\\"[]", c) == nullptr; });
  return plain && at != std::string::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == std::string::npos && text.size() <= kAddressLimit;
}

std::string mail_text(const Mail& mail, const std::string& from, const std::string& id, base::Instant at) {
  constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at + std::chrono::hours(8));
  const auto day = std::chrono::floor<std::chrono::days>(seconds);
  const std::chrono::year_month_day date_of(day);
  const std::chrono::hh_mm_ss time(seconds - day);
  const std::string date = fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0800", kDays.at(std::chrono::weekday(day).c_encoding()),
                                       static_cast<unsigned>(date_of.day()), kMonths.at(static_cast<unsigned>(date_of.month()) - 1),
                                       static_cast<int>(date_of.year()), time.hours().count(), time.minutes().count(), time.seconds().count());
  return "From: " + from + "\r\nTo: " + mail.to + "\r\nDate: " + date + "\r\nMessage-ID: <" + id + ">\r\nSubject: " + header_words(mail.subject) +
         "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n" +
         wrapped_base64(mail.text);
}

MailResult send_mail(const config::Remind& settings, const std::string& password, const std::string& to, const std::string& text) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) throw base::Error("mail: the library does not start");
  const std::unique_ptr<CURL, CurlCloser> curl(curl_easy_init());
  if (!curl) throw base::Error("mail: the library gives no handle");
  const std::string from_path = "<" + settings.smtp_from + ">";
  const std::string to_path = "<" + to + ">";
  const std::unique_ptr<curl_slist, CurlCloser> recipients(curl_slist_append(nullptr, to_path.c_str()));
  if (!recipients) throw base::Error("mail: no memory");
  Source source(text);
  std::array<char, CURL_ERROR_SIZE> words{};
  CURL* handle = curl.get();
  curl_easy_setopt(handle, CURLOPT_URL, settings.smtp_url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(is_loopback(settings.smtp_url) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
  if (!settings.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, settings.ca_file.c_str());
  if (!settings.smtp_user.empty()) {
    curl_easy_setopt(handle, CURLOPT_USERNAME, settings.smtp_user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, password.c_str());
  }
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from_path.c_str());
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, &Source::read);
  curl_easy_setopt(handle, CURLOPT_READDATA, &source);
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, kWholeSeconds);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, words.data());
  const CURLcode code = curl_easy_perform(handle);
  if (code == CURLE_OK) return {MailOutcome::kSent, {}};
  long answer = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer);
  const std::string said = one_line(words.at(0) != '\0' ? words.data() : curl_easy_strerror(code));
  // An answer of 400 and above is a no, whenever it comes.
  const bool is_no = answer >= 400;
  return {is_no || !source.begun() ? MailOutcome::kRefused : MailOutcome::kUnknown, said};
}

}  // namespace shouqi::batch
