// A file that a student has attached to a record: where it lies, how it may be shown, and whether it is the one that was received.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/answer.hpp"
#include "domain/category.hpp"
#include "domain/principal.hpp"
#include "domain/receipt_document.hpp"

namespace shouqi::domain {

using AttachmentId = std::uint64_t;

// Below the folder of files: "1000000001/52". Made of numbers only, never of a name that somebody chose.
std::string attachment_path(StudentId student, AttachmentId id);

// The categories whose records carry files (DOMAIN 3.4).
bool has_attachments(Category category);

// pdf, jpg, png, mp3 and mp4 open in the browser; anything else is only downloaded, and as bytes of no kind.
bool opens_in_browser(std::string_view media_type);

// Where a student stands in a round that asks about the file's category and has opened.
struct FilePlace {
  RoundId round_id = 0;
  ClassId class_id = 0;
};

// By which role a member of staff opens a student's file, and in which round.
struct FileEntry {
  Role role = Role::kHomeroom;
  RoundId round_id = 0;
};

// The homeroom teacher of one of the classes, or else the office that answers for the category; nobody where the student is in no such round.
// `places` are those within the person's school, the newest round first.
std::optional<FileEntry> file_entry(const Principal& person, Category category, const std::vector<FilePlace>& places);

// Every MD5 or SHA-256 (32 or 64 hexadecimal digits) that stands anywhere in the rows, in lower case, whatever its key is called.
std::set<std::string> recorded_hashes(const Parts& parts);

}  // namespace shouqi::domain
