#include "fixed_time_source.hpp"

#include <algorithm>
#include <cstring>
#include <memory>

namespace shouqi::sample {

namespace {

struct State {
  std::string_view bytes;
  std::time_t time;
  std::size_t position = 0;
};

zip_int64_t answer(void* user_data, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  auto* state = static_cast<State*>(user_data);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      state->position = 0;
      return 0;
    case ZIP_SOURCE_READ: {
      const auto count = std::min<std::size_t>(length, state->bytes.size() - state->position);
      std::memcpy(data, state->bytes.data() + state->position, count);
      state->position += count;
      return static_cast<zip_int64_t>(count);
    }
    case ZIP_SOURCE_STAT: {
      auto* stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      stat->valid = ZIP_STAT_SIZE | ZIP_STAT_MTIME;
      stat->size = state->bytes.size();
      stat->mtime = state->time;
      return sizeof(zip_stat_t);
    }
    case ZIP_SOURCE_ERROR:
      std::memset(data, 0, 2 * sizeof(int));
      return 2 * sizeof(int);
    case ZIP_SOURCE_FREE:
      std::unique_ptr<State>{state}.reset();
      return 0;
    case ZIP_SOURCE_CLOSE:
      return 0;
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      return -1;
  }
}

}  // namespace

zip_source_t* fixed_time_source(zip_t* archive, std::string_view bytes, std::time_t time) {
  auto state = std::make_unique<State>(State{bytes, time});
  zip_source_t* source = zip_source_function(archive, answer, state.get());
  // Freed by ZIP_SOURCE_FREE.
  if (source != nullptr) static_cast<void>(state.release());
  return source;
}

}  // namespace shouqi::sample
