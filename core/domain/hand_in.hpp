// 交付收訖明細: a package that an administrator hands in on the web, and what becomes of it step by step (SPEC 5 and 6).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.hpp"

namespace shouqi::domain {

using HandInId = std::uint64_t;

enum class HandInState { kReceived, kChecked, kRefused, kOrdered, kApplied, kWithdrawn };
// "received", "checked" …: database, data-hand-in-state.
std::string_view to_string(HandInState state);
std::optional<HandInState> parse_hand_in_state(std::string_view text);
// 等待檢查, 檢查完成 …
std::string_view title(HandInState state);

// Whose step it is from one state to the next; empty where there is no such step.
std::optional<ActorKind> actor_of(HandInState from, HandInState to);
// Nothing follows: its files are no longer needed.
bool is_final(HandInState state);
// shouqi-import has something to do.
bool waits_for_import(HandInState state);

// An answer that is asked again, as others may see it.
struct AskedAgain {
  std::string class_name;
  std::string seat_no;
  std::string masked_name;
  Category category = Category::kCadre;

  friend bool operator==(const AskedAgain&, const AskedAgain&) = default;
};

// What a check, an import or a refusal has to say.
struct HandInResult {
  // Of documents, as store::ImportCounts.
  std::uint32_t fresh = 0;
  std::uint32_t changed = 0;
  std::uint32_t unchanged = 0;
  std::uint32_t gone = 0;
  // Of answers.
  std::uint32_t reopened = 0;
  // By class, seat and category.
  std::vector<AskedAgain> asked_again;
  // In Chinese: what somebody must look at.
  std::vector<std::string> findings;
  // "wrong-password", "wrong-school" …: of a refusal; of a check, why shouqi-import would not go on without being told to.
  std::string reason;
  // In Chinese, of a refusal.
  std::string message;
  // Of a check after an order that could not be followed: the count that had been ordered.
  std::optional<std::uint32_t> ordered_count;

  friend bool operator==(const HandInResult&, const HandInResult&) = default;
};

// JSON of the database, and back. Throws base::IntegrityError for anything that to_json has not made.
std::string to_json(const HandInResult& result);
HandInResult parse_hand_in_result(std::string_view text);

// What an upload may call itself on our pages: the last part of a path, without control characters, at most 255 characters; 收訖明細.zip where
// nothing is left. `text` must be valid UTF-8.
std::string shown_file_name(std::string_view text);

}  // namespace shouqi::domain
