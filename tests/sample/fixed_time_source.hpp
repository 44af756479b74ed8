// Bytes for a ZIP entry, with a given time.
//
// libzip 1.7 takes the byte by which a reader recognises a wrong password from the time of the entry's *source*, not
// from zip_file_set_mtime(); a plain buffer says "now", and every reader would refuse the right password.
#pragma once

#include <zip.h>

#include <ctime>
#include <string_view>

namespace shouqi::sample {

// `bytes` must live until the archive is closed. Null when libzip has no memory.
zip_source_t* fixed_time_source(zip_t* archive, std::string_view bytes, std::time_t time);

}  // namespace shouqi::sample
