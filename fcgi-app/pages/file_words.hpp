// How workbooks are given out: one home for their names and headers.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "http/response.hpp"

namespace shouqi::pages {

// "20211113-0500", the time in Taipei: for the end of a file's name.
std::string file_stamp(base::Instant made_at);

// An Excel file to keep.
http::Response workbook_file(std::string bytes, const std::string& name);

}  // namespace shouqi::pages
