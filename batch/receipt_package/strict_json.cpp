#include "receipt_package/strict_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.hpp"

namespace shouqi::receipt_package {
namespace {

using nlohmann::json;

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::int64_t kLargestInteger = 1LL << 53U;
constexpr std::size_t kShownLevels = 8;
constexpr std::string_view kAskAgain = "請把這個訊息告訴國教署，並索取更正後的壓縮檔。";

// A decimal number as 0.d1d2d3… times a power of ten, d1 not zero and no zero at the end: equal numbers are equal here.
struct Decimal {
  std::string digits;
  long exponent = 0;
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

Decimal decimal(std::string_view literal) {
  Decimal result;
  bool before_point = true;
  std::size_t at = 0;
  for (; at < literal.size() && literal[at] != 'e' && literal[at] != 'E'; ++at) {
    const char character = literal[at];
    if (character == '-' || character == '+') continue;
    if (character < '0' || character > '9') {
      before_point = false;
    } else if (character != '0' || !result.digits.empty()) {
      result.digits += character;
      if (before_point) ++result.exponent;
    } else if (!before_point) {
      --result.exponent;
    }
  }
  while (!result.digits.empty() && result.digits.back() == '0') result.digits.pop_back();
  if (result.digits.empty()) return {};
  if (at < literal.size()) {
    // Clamped far outside what a double can reach, so that the sum cannot overflow.
    constexpr long kFar = 1'000'000'000;
    result.exponent += std::clamp(std::strtol(std::string(literal.substr(at + 1)).c_str(), nullptr, 10), -kFar, kFar);
  }
  return result;
}

// Whether printing the double again gives the number that was written (0.1 does, 0.1234567890123456789 does not).
bool survives_as_double(double value, std::string_view literal) {
  if (literal.find_first_of(".eE") == std::string_view::npos) return false;
  std::array<char, 64> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific).ptr;
  return decimal(literal) == decimal({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

// U+0000, which ends a text for half of all programs, and the two noncharacters. Other control characters are dirt that
// people paste from their word processor: they are kept as they came, and pages make them visible.
bool is_unfit(std::string_view text) {
  using namespace std::string_view_literals;
  for (const std::string_view unfit : {"\0"sv, "\xEF\xBF\xBE"sv, "\xEF\xBF\xBF"sv}) {
    if (text.find(unfit) != std::string_view::npos) return true;
  }
  return false;
}

// "第 3 行第 14 個字"
std::string line_and_column(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
  std::size_t line = 1;
  std::size_t column = 1;
  for (const char character : before) {
    if (character == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(character) & 0xC0U) != 0x80) {
      ++column;
    }
  }
  return fmt::format("第 {} 行第 {} 個字", line, column);
}

// Builds the value from nlohmann's events. Its own parser would keep the last of two equal keys without a word.
// Strings are copied on purpose: the lexer's buffer is larger than what it holds, and would stay so.
class Builder {
 public:
  Builder(std::string_view text, const std::string& entry, const PackageLimits& limits)
      : text_(text), entry_(entry), limits_(limits) {}

  json take() { return std::move(root_); }
  const std::optional<PackageRefusal>& refusal() const { return refusal_; }

  bool null() { return place(nullptr) != nullptr; }
  bool boolean(bool value) { return place(value) != nullptr; }
  bool number_integer(std::int64_t value) {
    if (value < -kLargestInteger || value > kLargestInteger) return refuse_number();
    return place(value) != nullptr;
  }
  bool number_unsigned(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(kLargestInteger)) return refuse_number();
    return place(value) != nullptr;
  }
  bool number_float(double value, const std::string& literal) {
    if (!survives_as_double(value, literal)) return refuse_number();
    return place(value) != nullptr;
  }
  bool string(const std::string& value) {
    if (is_unfit(value)) return refuse_text();
    return place(value) != nullptr;
  }
  bool binary(const std::vector<std::uint8_t>&) { return false; }

  bool start_object(std::size_t) { return open(json::object()); }
  bool key(const std::string& name) {
    if (is_unfit(name)) return refuse_text();
    keys_.back() = name;
    const auto [slot, is_new] = stack_.back()->get_ref<json::object_t&>().emplace(name, nullptr);
    if (!is_new) {
      return refuse(PackageFault::kDuplicateKey,
                    fmt::format("有兩個相同的欄位「{}」（{}），無法判斷以哪一個為準", shown_key(name), where()));
    }
    slot_ = &slot->second;
    return true;
  }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(json::array()); }
  bool end_array() { return close(); }

  bool parse_error(std::size_t position, const std::string&, const json::exception& error) {
    // Behind "last read" stands text of the file, which may say anything.
    std::string_view reason = error.what();
    reason = reason.substr(0, reason.find("; last read"));
    const std::string place = line_and_column(text_, position);
    if (reason.find("surrogate") != std::string_view::npos) {
      return refuse(PackageFault::kLoneSurrogate, fmt::format("的{}有不完整的字元代碼（\\u）", place));
    }
    if (reason.find("control character") != std::string_view::npos) {
      return refuse(PackageFault::kControlCharacter, fmt::format("的{}有不可見的控制字元", place));
    }
    if (reason.find("out_of_range.406") != std::string_view::npos) {
      return refuse(PackageFault::kInexactNumber, fmt::format("的{}有超出範圍的數字", place));
    }
    return refuse(PackageFault::kInvalidJson, fmt::format("的{}不符合 JSON 格式", place));
  }

 private:
  template <typename Value>
  json* place(Value&& value) {
    if (++values_ > limits_.json_values) {
      refuse(PackageFault::kSizeLimit, fmt::format("的資料超過 {} 項的上限，不像是收訖明細", limits_.json_values));
      return nullptr;
    }
    if (stack_.empty()) {
      root_ = json(std::forward<Value>(value));
      return &root_;
    }
    if (stack_.back()->is_array()) {
      auto& items = stack_.back()->get_ref<json::array_t&>();
      items.emplace_back(std::forward<Value>(value));
      return &items.back();
    }
    *slot_ = json(std::forward<Value>(value));
    return slot_;
  }

  bool open(json&& empty) {
    if (stack_.size() >= limits_.json_depth) {
      return refuse(PackageFault::kTooDeep, fmt::format("的巢狀結構超過 {} 層（{}）", limits_.json_depth, where()));
    }
    json* placed = place(std::move(empty));
    if (placed == nullptr) return false;
    stack_.push_back(placed);
    keys_.emplace_back();
    return true;
  }
  bool close() {
    stack_.pop_back();
    keys_.pop_back();
    return true;
  }

  // Of the value that is read at the moment: keys and positions only, never a value.
  // "多元表現 › 第 12 筆 › 幹部經歷 › 第 3 筆 › 單位名稱"
  std::string where() const {
    std::string result;
    const std::size_t shown = std::min(stack_.size(), kShownLevels);
    for (std::size_t i = 0; i < shown; ++i) {
      const bool innermost = i + 1 == stack_.size();
      if (i > 0) result += " › ";
      result += stack_[i]->is_array() ? fmt::format("第 {} 筆", stack_[i]->size() + (innermost ? 1 : 0))
                                      : shown_key(keys_[i]);
    }
    if (shown < stack_.size()) result += " › …";
    return result.empty() ? "最外層" : result;
  }

  bool refuse_number() {
    return refuse(PackageFault::kInexactNumber, fmt::format("有無法精確表示的數字（{}）", where()));
  }
  bool refuse_text() {
    return refuse(PackageFault::kControlCharacter, fmt::format("有不可見的控制字元（{}）", where()));
  }
  bool refuse(PackageFault fault, const std::string& what) {
    refusal_ = PackageRefusal{fault, entry_, fmt::format("檔案「{}」{}。{}", entry_, what, kAskAgain)};
    return false;
  }

  std::string_view text_;
  const std::string& entry_;
  const PackageLimits& limits_;
  json root_;
  // The objects and arrays that are open. A child stays where it is: its parent does not grow while the child is open.
  std::vector<json*> stack_;
  // For each of them the key that was read last; empty for arrays.
  std::vector<std::string> keys_;
  json* slot_ = nullptr;
  std::uint64_t values_ = 0;
  std::optional<PackageRefusal> refusal_;
};

base::Refused<PackageRefusal> refused(PackageFault fault, const std::string& entry, std::string_view what) {
  return base::Refused<PackageRefusal>(
      PackageRefusal{fault, entry, fmt::format("檔案「{}」{}。{}", entry, what, kAskAgain)});
}

}  // namespace

std::string shown_key(const std::string& key) {
  constexpr std::size_t kShownLetters = 40;
  const std::string visible = base::without_controls(key);
  std::vector<char32_t> letters = base::code_points(visible);
  if (letters.size() <= kShownLetters) return visible;
  letters.resize(kShownLetters);
  return base::to_utf8(letters) + "…";
}

base::Result<json, PackageRefusal> parse_strict_json(std::string_view text, const std::string& entry,
                                                     const PackageLimits& limits) {
  if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
  if (text.empty()) return refused(PackageFault::kEmptyFile, entry, "是空的");
  if (!base::is_valid_utf8(text)) return refused(PackageFault::kInvalidUtf8, entry, "的文字不是 UTF-8 編碼");
  Builder builder(text, entry, limits);
  const bool whole = json::sax_parse(text.begin(), text.end(), &builder);
  if (builder.refusal()) return base::Refused<PackageRefusal>(*builder.refusal());
  if (!whole) return refused(PackageFault::kInvalidJson, entry, "不符合 JSON 格式");
  return builder.take();
}

}  // namespace shouqi::receipt_package
