// How an act of a student comes to a known end: a collision is an answer, a deadlock is tried once more, and after a lost connection what is
// stored is read back.
#pragma once

#include <functional>

#include "store/answer_store.hpp"

namespace shouqi::mysql {

// `attempt` runs the whole transaction; `is_stored` tells by a key that only this attempt carries whether it was committed.
// Throws base::UnavailableError when the outcome stays unknown: then nobody is told anything but "look again".
store::InsertOutcome decided(const std::function<store::InsertOutcome()>& attempt, const std::function<bool()>& is_stored);

}  // namespace shouqi::mysql
