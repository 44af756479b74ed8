#include "bundle/bag_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bundle/unicode_names.hpp"

namespace shouqi::bundle {
namespace {

using crypto::HashAlgorithm;

constexpr std::size_t kLargestTagFile = 512U * 1024 * 1024;
constexpr std::string_view kPayload = "data/";

bool is_payload(std::string_view path) { return path.starts_with(kPayload); }

std::string line_text(std::size_t line) { return fmt::format("line {}", line); }

// What a manifest lists: path in the bag -> hash.
using Listed = std::map<std::string, std::string, std::less<>>;

struct Manifest {
  std::string file;
  HashAlgorithm algorithm;
  bool is_of_tags;
  Listed listed;
};

class BagCheck {
 public:
  BagCheck(const BagSource& bag, Findings& findings) : bag_(bag), findings_(findings) {}

  BagFacts run(const std::set<HashAlgorithm>& wanted) {
    read_declaration();
    if (!bag_.has_payload_folder()) findings_.add(Code::kBagPayloadMissing);
    for (const BagFile& file : bag_.files()) read_manifest_called(file.path);
    const bool has_manifest = std::any_of(manifests_.begin(), manifests_.end(), [](const Manifest& m) { return !m.is_of_tags; });
    if (!has_manifest) findings_.add(Code::kBagManifestMissing);
    hash_files(wanted);
    find_twins();
    for (Manifest& manifest : manifests_) check_listed(manifest);
    check_unlisted();
    check_tag_sets();
    read_fetch();
    read_info();
    return std::move(facts_);
  }

 private:
  BagVersion version() const { return facts_.declaration ? facts_.declaration->version : BagVersion{}; }

  void read_declaration() {
    const std::size_t index = bag_.find("bagit.txt");
    if (index == BagSource::npos) return findings_.add(Code::kBagDeclarationMissing);
    const auto declaration = parse_declaration(bag_.read_whole(index, kLargestTagFile));
    if (!declaration) return findings_.add(Code::kBagDeclaration, "bagit.txt");
    if (!is_known_version(declaration->version)) {
      return findings_.add(Code::kBagVersion, "bagit.txt", fmt::format("{}.{}", declaration->version.major, declaration->version.minor));
    }
    if (!is_known_encoding(declaration->encoding)) {
      return findings_.add(Code::kBagEncoding, "bagit.txt", declaration->encoding);
    }
    facts_.declaration = declaration;
  }

  // The lines of a tag file; empty when it is not in the bag's encoding.
  std::optional<std::string> read_text(std::size_t index) {
    bool had_bom = false;
    const std::string encoding = facts_.declaration ? facts_.declaration->encoding : "UTF-8";
    auto text = decode_tag_file(bag_.read_whole(index, kLargestTagFile), encoding, had_bom);
    const std::string& path = bag_.files()[index].path;
    if (!text) findings_.add(Code::kBagEncoding, path);
    if (had_bom) findings_.add(Code::kBagBom, path);
    return text;
  }

  void read_manifest_called(const std::string& path) {
    std::string_view name = path;
    if (!name.ends_with(".txt") || name.find('/') != std::string_view::npos) return;
    name.remove_suffix(4);
    const bool is_of_tags = name.starts_with("tagmanifest-");
    if (!is_of_tags && !name.starts_with("manifest-")) return;
    std::string algorithm_name(name.substr(name.find('-') + 1));
    std::transform(algorithm_name.begin(), algorithm_name.end(), algorithm_name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto algorithm = crypto::parse_hash_algorithm(algorithm_name);
    if (!algorithm) return findings_.add(Code::kBagAlgorithm, path);
    const auto text = read_text(bag_.find(path));
    if (!text) return;
    Manifest manifest{path, *algorithm, is_of_tags, {}};
    std::size_t number = 0;
    for (const std::string_view line : lines_of(*text)) read_manifest_line(line, ++number, manifest);
    manifests_.push_back(std::move(manifest));
  }

  void read_manifest_line(std::string_view line, std::size_t number, Manifest& manifest) {
    const auto parsed = parse_manifest_line(line, manifest.algorithm);
    if (!parsed) return findings_.add(Code::kBagManifestLine, manifest.file, line_text(number));
    if (parsed->has_asterisk) findings_.add(Code::kBagAsterisk, manifest.file, line_text(number));
    const auto path = path_in_bag(parsed->path, manifest.file, number);
    if (!path) return;
    const bool is_tagmanifest = path->starts_with("tagmanifest-") && path->find('/') == std::string::npos;
    if (is_payload(*path) == manifest.is_of_tags || (manifest.is_of_tags && is_tagmanifest)) {
      return findings_.add(Code::kBagManifestPath, manifest.file, line_text(number));
    }
    const auto [known, is_new] = manifest.listed.emplace(*path, parsed->hash);
    if (is_new) return;
    if (version().is_1_0() || known->second != parsed->hash) {
      findings_.add(Code::kBagManifestDuplicate, manifest.file, line_text(number));
    } else {
      findings_.add(Code::kBagTwinNames, manifest.file, line_text(number));
    }
  }

  std::optional<std::string> path_in_bag(const std::string& written, const std::string& file, std::size_t number) {
    auto decoded = decode_percent(written, version());
    // Before 1.0 a percent sign may also stand for itself.
    if (decoded && !version().is_1_0() && bag_.find(written) != BagSource::npos) decoded = written;
    const auto path = decoded ? normal_path(*decoded) : std::nullopt;
    if (!path) {
      findings_.add(Code::kBagManifestPath, file, line_text(number));
    } else if (*path != *decoded) {
      findings_.add(Code::kBagDotSlash, file, line_text(number));
    }
    return path;
  }

  void hash_files(const std::set<HashAlgorithm>& wanted) {
    std::set<HashAlgorithm> algorithms = wanted;
    for (const Manifest& manifest : manifests_) algorithms.insert(manifest.algorithm);
    facts_.hashes.resize(bag_.files().size());
    for (std::size_t index = 0; index < bag_.files().size(); ++index) {
      const BagFile& file = bag_.files()[index];
      if (is_payload(file.path)) {
        ++facts_.payload.files;
        facts_.payload.bytes += file.size;
      }
      std::vector<std::pair<HashAlgorithm, crypto::Hasher>> hashers;
      for (const HashAlgorithm algorithm : algorithms) hashers.emplace_back(algorithm, crypto::Hasher(algorithm));
      bag_.read(index, [&](std::string_view piece) {
        for (auto& [ignored, hasher] : hashers) hasher.update(piece);
      });
      for (auto& [algorithm, hasher] : hashers) facts_.hashes[index].emplace(algorithm, hasher.hex());
    }
  }

  void find_twins() {
    std::map<std::string, std::size_t> first_of_key;
    for (std::size_t index = 0; index < bag_.files().size(); ++index) {
      const std::string& path = bag_.files()[index].path;
      if (!first_of_key.emplace(twin_key(path), index).second) findings_.add(Code::kBagTwinNames, path);
      decomposed_.emplace(decomposed(path), index);
    }
  }

  // The file that a manifest means: of that name, or of the same name in the other way to write its accents.
  std::size_t find_listed(const std::string& path, const Manifest& manifest) {
    const std::size_t index = bag_.find(path);
    if (index != BagSource::npos) return index;
    const auto twin = decomposed_.find(decomposed(path));
    if (twin == decomposed_.end() || manifest.listed.contains(bag_.files()[twin->second].path)) return BagSource::npos;
    findings_.add(Code::kBagNormalization, manifest.file, path);
    return twin->second;
  }

  void check_listed(const Manifest& manifest) {
    std::vector<bool>& covered = covered_[manifest.file];
    covered.resize(bag_.files().size());
    for (const auto& [path, hash] : manifest.listed) {
      const std::size_t index = find_listed(path, manifest);
      if (index == BagSource::npos) {
        findings_.add(manifest.is_of_tags ? Code::kBagTagMissing : Code::kBagFileMissing, path, manifest.file);
        continue;
      }
      covered[index] = true;
      if (facts_.hashes[index].at(manifest.algorithm) == hash) continue;
      findings_.add(manifest.is_of_tags ? Code::kBagTagChecksum : Code::kBagChecksum, path, manifest.file);
    }
  }

  // From 1.0 on every manifest of the payload lists all of it, before it is enough that one does.
  void check_unlisted() {
    for (std::size_t index = 0; index < bag_.files().size(); ++index) {
      if (!is_payload(bag_.files()[index].path)) continue;
      std::size_t listings = 0;
      std::size_t manifests = 0;
      for (const Manifest& manifest : manifests_) {
        if (manifest.is_of_tags) continue;
        ++manifests;
        if (covered_[manifest.file][index]) ++listings;
      }
      const bool is_listed = version().is_1_0() ? listings == manifests : listings > 0;
      if (!is_listed && manifests > 0) findings_.add(Code::kBagFileUnlisted, bag_.files()[index].path);
    }
  }

  void check_tag_sets() {
    const Manifest* first = nullptr;
    for (const Manifest& manifest : manifests_) {
      if (!manifest.is_of_tags || !version().is_1_0()) continue;
      if (first == nullptr) first = &manifest;
      const bool is_same = std::equal(first->listed.begin(), first->listed.end(), manifest.listed.begin(), manifest.listed.end(),
                                      [](const auto& a, const auto& b) { return a.first == b.first; });
      if (!is_same) findings_.add(Code::kBagTagSets, manifest.file);
    }
  }

  void read_fetch() {
    const std::size_t index = bag_.find("fetch.txt");
    const auto text = index == BagSource::npos ? std::nullopt : read_text(index);
    if (!text) return;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(*text)) {
      const auto parsed = parse_fetch_line(line);
      ++number;
      if (!parsed) {
        findings_.add(Code::kBagFetchLine, "fetch.txt", line_text(number));
        continue;
      }
      const auto path = path_in_bag(parsed->path, "fetch.txt", number);
      if (!path) continue;
      std::size_t listings = 0;
      std::size_t manifests = 0;
      for (const Manifest& manifest : manifests_) {
        if (manifest.is_of_tags) continue;
        ++manifests;
        if (manifest.listed.contains(*path)) ++listings;
      }
      const bool is_listed = version().is_1_0() ? listings == manifests : listings > 0;
      if (!is_listed) findings_.add(Code::kBagFetchUnlisted, "fetch.txt", line_text(number));
    }
  }

  void read_info() {
    // Up to 0.95 the file had another name.
    for (const char* name : {"bag-info.txt", "package-info.txt"}) {
      const std::size_t index = bag_.find(name);
      const auto text = index == BagSource::npos ? std::nullopt : read_text(index);
      if (!text) continue;
      const BagInfo info = parse_bag_info(*text, version());
      for (const std::size_t line : info.bad_lines) findings_.add(Code::kBagInfoLine, name, line_text(line));
      std::size_t oxums = 0;
      for (const auto& [label, value] : info.tags) {
        if (!same_label(label, "Payload-Oxum")) continue;
        if (++oxums > 1) findings_.add(Code::kBagInfoRepeated, name, label);
        const auto oxum = parse_oxum(value);
        if (!oxum || *oxum != facts_.payload) {
          findings_.add(Code::kBagOxum, name, fmt::format("{} != {}.{}", value, facts_.payload.bytes, facts_.payload.files));
        }
      }
    }
  }

  const BagSource& bag_;
  Findings& findings_;
  BagFacts facts_;
  std::vector<Manifest> manifests_;
  std::map<std::string, std::size_t> decomposed_;
  std::map<std::string, std::vector<bool>> covered_;
};

}  // namespace

BagFacts check_bag(const BagSource& bag, const std::set<HashAlgorithm>& wanted, Findings& findings) { return BagCheck(bag, findings).run(wanted); }

}  // namespace shouqi::bundle
