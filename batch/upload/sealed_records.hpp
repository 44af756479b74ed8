// What a sealed bundle says about each person: the rows of data/records, and which student number stands for them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "bundle/byte_source.hpp"
#include "bundle/seal_statement.hpp"
#include "domain/receipt_package.hpp"

namespace shouqi::upload {

// Students by ID number.
using PersonRecords = std::map<std::string, domain::PackageStudent>;
// A roster: its category and its number, or its name where it has none.
using PartKey = std::pair<domain::Category, std::string>;
using PartRecords = std::map<PartKey, PersonRecords>;

struct SealedRecords {
  bundle::SealFacts facts;
  PartRecords parts;
  // Student number by the digest of an answer with rows; empty where several students have the same data.
  std::map<std::string, std::string> number_of_digest;
  // Of disputed data that the school has left out of the records: digest -> student number.
  std::map<std::string, std::string> left_out;
};

// Of a bundle that was verified: throws base::IntegrityError when it cannot be read all the same.
SealedRecords read_sealed_records(const bundle::ByteSource& source, const bundle::SealFacts& facts);

}  // namespace shouqi::upload
