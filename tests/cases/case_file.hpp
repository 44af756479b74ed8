// A golden exchange: what is asked and what must come back, in one file that a person can read.
//
//   # A sentence that says what must hold.
//   given confirmed cadre              what has happened before (ExchangeTest knows the words)
//   as student 0                       who asks (or: as staff homeroom); without this line nobody is logged in
//   POST /receipt/cadre/confirm
//   Origin: http://127.0.0.1:8080      headers; a request has none that is not named
//
//   round={round}&csrf={csrf}          body of the request; of a multipart form each line is ended as browsers end it
//   ---
//   Status: 303
//   Location: /receipt/cadre/done      headers, word by word; *** stands for anything
//   !Set-Cookie                        a header that must not be there
//   ---
//   已送出確認結果                      each line must stand in the body, in this order
//   !SELECT                            a text that must not stand in it anywhere
//   ---
//   turns +1                           what the exchange wrote; without this part it may write nothing but looks
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace shouqi::cases {

struct CaseFile {
  std::string sentence;
  std::vector<std::string> givens;
  std::string asker;
  std::string method;
  std::string target;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::vector<std::pair<std::string, std::string>> expected_headers;
  std::vector<std::string> absent_headers;
  std::vector<std::string> expected_lines;
  std::vector<std::string> absent_texts;
  int new_turns = 0;
};

// Throws std::runtime_error with the file's name and line when it is no such file.
CaseFile read_case(const std::filesystem::path& file);

// True when `text` is `pattern`, in which *** stands for anything.
bool matches(const std::string& pattern, const std::string& text);

}  // namespace shouqi::cases
