#include "http/multipart.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace shouqi::http {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kDashes = "--";
constexpr std::size_t kLongestBoundary = 70;
// Of the headers of one part, the longest file name among them.
constexpr std::size_t kHeadLimit = 16 * 1024;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool equal_without_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) { return lower(a) == lower(b); });
}

bool take(std::string_view& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text.remove_prefix(beginning.size());
  return true;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// What stands between quotes, as the standard of HTML has browsers write it: only these three are escaped.
std::string unescaped(std::string_view quoted) {
  std::string text;
  while (!quoted.empty()) {
    if (take(quoted, "%22")) {
      text += '"';
    } else if (take(quoted, "%0D")) {
      text += '\r';
    } else if (take(quoted, "%0A")) {
      text += '\n';
    } else {
      text += quoted.front();
      quoted.remove_prefix(1);
    }
  }
  return text;
}

bool is_text(std::string_view text) { return text.find('\0') == std::string_view::npos && base::is_valid_utf8(text); }

struct Disposition {
  std::optional<std::string> name;
  std::optional<std::string> file_name;
};

// form-data; name="…"; filename="…", each parameter at most once. Empty for anything else.
std::optional<Disposition> parse_disposition(std::string_view value) {
  constexpr std::string_view kType = "form-data";
  if (!equal_without_case(value.substr(0, kType.size()), kType)) return std::nullopt;
  value.remove_prefix(kType.size());
  Disposition disposition;
  while (!value.empty()) {
    if (!take(value, ";")) return std::nullopt;
    value = without_blanks(value);
    const std::size_t equals = value.find("=\"");
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view parameter = value.substr(0, equals);
    value.remove_prefix(equals + 2);
    const std::size_t quote = value.find('"');
    if (quote == std::string_view::npos) return std::nullopt;
    std::optional<std::string>* target = parameter == "name" ? &disposition.name : parameter == "filename" ? &disposition.file_name : nullptr;
    if (target == nullptr || target->has_value()) return std::nullopt;
    *target = unescaped(value.substr(0, quote));
    if (!is_text(**target)) return std::nullopt;
    value.remove_prefix(quote + 1);
    value = without_blanks(value);
  }
  if (!disposition.name || disposition.name->empty()) return std::nullopt;
  return disposition;
}

// The headers of a part: exactly one Content-Disposition, at most one Content-Type that does not nest.
std::optional<Disposition> parse_head(std::string_view head) {
  std::optional<Disposition> disposition;
  bool has_type = false;
  while (!head.empty()) {
    const std::size_t end = head.find(kLineEnd);
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + kLineEnd.size());
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = without_blanks(line.substr(colon + 1));
    if (equal_without_case(name, "Content-Disposition")) {
      if (disposition) return std::nullopt;
      disposition = parse_disposition(value);
      if (!disposition) return std::nullopt;
    } else if (equal_without_case(name, "Content-Type")) {
      constexpr std::string_view kNested = "multipart/";
      if (has_type || equal_without_case(value.substr(0, kNested.size()), kNested)) return std::nullopt;
      has_type = true;
    } else {
      return std::nullopt;
    }
  }
  return disposition;
}

}  // namespace

std::optional<std::string> multipart_boundary(std::string_view content_type) {
  constexpr std::string_view kType = "multipart/form-data";
  constexpr std::string_view kParameter = "boundary=";
  constexpr std::string_view kAllowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'()+_,-./:=?";
  if (!equal_without_case(content_type.substr(0, kType.size()), kType)) return std::nullopt;
  content_type.remove_prefix(kType.size());
  content_type = without_blanks(content_type);
  if (!take(content_type, ";")) return std::nullopt;
  content_type = without_blanks(content_type);
  if (!equal_without_case(content_type.substr(0, kParameter.size()), kParameter)) return std::nullopt;
  content_type.remove_prefix(kParameter.size());
  if (content_type.size() >= 2 && content_type.front() == '"' && content_type.back() == '"') {
    content_type = content_type.substr(1, content_type.size() - 2);
  }
  const bool allowed = !content_type.empty() && content_type.size() <= kLongestBoundary &&
                       content_type.find_first_not_of(kAllowed) == std::string_view::npos;
  return allowed ? std::optional(std::string(content_type)) : std::nullopt;
}

std::optional<MultipartForm> parse_multipart(std::string_view body, std::string_view boundary) {
  const std::string opening = std::string(kDashes) + std::string(boundary);
  const std::string delimiter = std::string(kLineEnd) + opening;
  std::string_view rest = body;
  if (!take(rest, opening)) return std::nullopt;
  MultipartForm form;
  std::size_t text_bytes = 0;
  while (!take(rest, kDashes)) {
    if (!take(rest, kLineEnd) || form.fields.size() + form.files.size() == kPartLimit) return std::nullopt;
    constexpr std::string_view kHeadEnd = "\r\n\r\n";
    const std::size_t head_end = rest.substr(0, kHeadLimit).find(kHeadEnd);
    if (head_end == std::string_view::npos) return std::nullopt;
    auto disposition = parse_head(rest.substr(0, head_end));
    if (!disposition) return std::nullopt;
    rest.remove_prefix(head_end + kHeadEnd.size());
    const std::size_t length = rest.find(delimiter);
    if (length == std::string_view::npos) return std::nullopt;
    const std::string_view content = rest.substr(0, length);
    if (disposition->file_name) {
      form.files.push_back({std::move(*disposition->name), std::move(*disposition->file_name), body.size() - rest.size(), length});
    } else {
      text_bytes += disposition->name->size() + length;
      if (text_bytes > kBodyLimit || !is_text(content)) return std::nullopt;
      form.fields.add(std::move(*disposition->name), std::string(content));
    }
    rest.remove_prefix(length + delimiter.size());
  }
  // Browsers end the last line; nothing may follow.
  take(rest, kLineEnd);
  return rest.empty() ? std::optional(std::move(form)) : std::nullopt;
}

}  // namespace shouqi::http
