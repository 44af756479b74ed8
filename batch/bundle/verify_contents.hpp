// Stages 7 to 9 of the verifier: what the payload says, and whether its parts agree. Used by bundle_verifier.cpp alone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

#include "bundle/bag_check.hpp"
#include "bundle/container_reader.hpp"
#include "bundle/seal_statement.hpp"

namespace shouqi::bundle {

struct BundleView {
  const Container& container;
  const BagFacts& bag;
  const SealStatement& statement;
  Findings& findings;
};

// "digest:rows" of a category -> how many more answers than records speak of it.
using OpenDigests = std::map<domain::Category, std::unordered_map<std::string, std::int64_t>>;

// answers.csv with the tree, left.csv, disputes.csv, SHA.txt. Returns what the records must hold.
OpenDigests check_answers(const BundleView& view);

// data/records against the answers, data/rosters against data/records.
void check_records(const BundleView& view, OpenDigests open);

// data/attachments against their names and their index.
void check_attachments(const BundleView& view);

// "26_課程學習成果" of data/records/26_課程學習成果.json; empty for a path of another kind.
std::string_view stem_below(std::string_view path, std::string_view folder, std::string_view extension);
// True for <64 hex digits>.<extension of a document or medium>.
bool is_attachment_name(std::string_view name);

}  // namespace shouqi::bundle
