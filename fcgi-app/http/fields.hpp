// Decoded name/value pairs in the order in which they came: a query string, a form, the cookies of a request.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shouqi::http {

class Fields {
 public:
  using Field = std::pair<std::string, std::string>;

  Fields() = default;
  Fields(std::initializer_list<Field> fields) : fields_(fields) {}

  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }

  bool has(std::string_view name) const;
  // The value of a name that stands there exactly once; empty when it is missing or repeated. A repeated name is
  // somebody's attempt to make two readers see two values, so use this for everything but check boxes.
  std::optional<std::string> only(std::string_view name) const;
  // All values of a name, in order.
  std::vector<std::string> all(std::string_view name) const;

  bool empty() const { return fields_.empty(); }
  std::size_t size() const { return fields_.size(); }
  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }

 private:
  std::vector<Field> fields_;
};

}  // namespace shouqi::http
