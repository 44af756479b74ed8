// A business refusal is a value, breakage is an exception (HOUSE: code). Result carries the first kind.
#pragma once

#include <tl/expected.hpp>

namespace shouqi::base {

template <typename Value, typename Refusal>
using Result = tl::expected<Value, Refusal>;

template <typename Refusal>
using Refused = tl::unexpected<Refusal>;

}  // namespace shouqi::base
