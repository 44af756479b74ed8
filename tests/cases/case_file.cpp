#include "case_file.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace shouqi::cases {
namespace {

constexpr std::string_view kAnything = "***";

std::pair<std::string, std::string> header(const std::string& line, const std::string& where) {
  const std::size_t colon = line.find(": ");
  if (colon == std::string::npos) throw std::runtime_error(where + ": no header: " + line);
  return {line.substr(0, colon), line.substr(colon + 2)};
}

void read_request_line(CaseFile& result, const std::string& line, const std::string& where) {
  if (line.starts_with("# ")) {
    result.sentence += (result.sentence.empty() ? "" : " ") + line.substr(2);
  } else if (line.starts_with("given ")) {
    result.givens.push_back(line.substr(6));
  } else if (line.starts_with("as ")) {
    result.asker = line.substr(3);
  } else if (result.method.empty()) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string::npos) throw std::runtime_error(where + ": no request line: " + line);
    result.method = line.substr(0, blank);
    result.target = line.substr(blank + 1);
  } else {
    result.headers.push_back(header(line, where));
  }
}

void read_outcome_line(CaseFile& result, int part, const std::string& line, const std::string& where) {
  const bool absent = line.starts_with("!");
  if (part == 1) {
    if (absent) {
      result.absent_headers.push_back(line.substr(1));
    } else {
      result.expected_headers.push_back(header(line, where));
    }
  } else if (part == 2) {
    (absent ? result.absent_texts : result.expected_lines).push_back(absent ? line.substr(1) : line);
  } else {
    if (!line.starts_with("turns +")) throw std::runtime_error(where + ": not understood: " + line);
    result.new_turns = std::stoi(line.substr(7));
  }
}

}  // namespace

CaseFile read_case(const std::filesystem::path& file) {
  std::ifstream in(file);
  CaseFile result;
  int part = 0;
  bool in_body = false;
  bool in_parts = false;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    const std::string where = file.filename().string() + ":" + std::to_string(++number);
    if (line == "---") {
      ++part;
      continue;
    }
    if (part == 0 && in_body) {
      result.body += line;
      if (in_parts) result.body += "\r\n";
    } else if (part == 0 && line.empty()) {
      in_body = true;
      in_parts = std::any_of(result.headers.begin(), result.headers.end(), [](const auto& one) { return one.second.starts_with("multipart/"); });
    } else if (part == 0) {
      read_request_line(result, line, where);
    } else if (!line.empty()) {
      read_outcome_line(result, part, line, where);
    }
  }
  if (result.method.empty() || result.expected_headers.empty() || result.sentence.empty()) {
    throw std::runtime_error(file.string() + ": a case needs a sentence, a request and an expected status");
  }
  return result;
}

bool matches(const std::string& pattern, const std::string& text) {
  std::size_t at = 0;
  std::size_t from = 0;
  bool first = true;
  for (;;) {
    const std::size_t wild = pattern.find(kAnything, from);
    const std::string piece = pattern.substr(from, wild == std::string::npos ? wild : wild - from);
    const std::size_t found = text.find(piece, at);
    if (found == std::string::npos || (first && found != 0)) return false;
    at = found + piece.size();
    first = false;
    if (wild == std::string::npos) return at == text.size() || (piece.empty() && from > 0);
    from = wild + kAnything.size();
  }
}

}  // namespace shouqi::cases
