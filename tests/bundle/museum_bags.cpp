// Bags made anew from the rules of RFC 8493 and of the drafts before it: each one valid bag with one thing changed.
// One thing: the table of bags; each form is a line, and what tells them apart is seen only side by side.
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "bundle/bag_check.hpp"
#include "bundle/bundle_verifier.hpp"
#include "bundle/museum.hpp"
#include "bundle/sample_bundle.hpp"

namespace shouqi::bundle {
namespace {

using crypto::HashAlgorithm;

// A bag in memory: what a folder would hold.
class MemoryBag final : public BagSource {
 public:
  explicit MemoryBag(Files files, bool has_payload_folder) : bytes_(std::move(files)), has_payload_folder_(has_payload_folder) {
    for (const auto& [path, bytes] : bytes_) files_.push_back({path, bytes.size()});
  }
  const std::vector<BagFile>& files() const override { return files_; }
  bool has_payload_folder() const override { return has_payload_folder_; }
  void read(std::size_t index, const Sink& sink) const override { sink(bytes_.at(files_[index].path)); }

 private:
  Files bytes_;
  std::vector<BagFile> files_;
  bool has_payload_folder_;
};

std::string declaration(const std::string& version, const std::string& encoding = "UTF-8") {
  return "BagIt-Version: " + version + "\nTag-File-Character-Encoding: " + encoding + "\n";
}

std::string line(HashAlgorithm algorithm, const std::string& bytes, const std::string& path) { return crypto::hash_hex(algorithm, bytes) + "  " + path + "\n"; }

// Manifests of the payload and, over all that stands beside it, of the tag files.
Files finish(Files files, const std::vector<HashAlgorithm>& algorithms = {HashAlgorithm::kSha512}) {
  for (const HashAlgorithm algorithm : algorithms) {
    std::string text;
    for (const auto& [path, bytes] : files) {
      if (path.starts_with("data/")) text += line(algorithm, bytes, path);
    }
    files["manifest-" + std::string(to_string(algorithm)) + ".txt"] = text;
  }
  return files;
}

Files plain(const std::string& version = "1.0") {
  return {{"bagit.txt", declaration(version)}, {"data/one.txt", "one"}, {"data/folder/two.txt", "two"}, {"bag-info.txt", "Payload-Oxum: 6.2\nContact-Name: 王小明\n"}};
}

Files with_tags(Files files) {
  std::string text;
  for (const auto& [path, bytes] : files) {
    if (!path.starts_with("data/")) text += line(HashAlgorithm::kSha512, bytes, path);
  }
  files["tagmanifest-sha512.txt"] = text;
  return files;
}

std::string utf16(const std::string& ascii) {
  std::string text = "\xFF\xFE";
  for (const char c : ascii) text += std::string{c, '\0'};
  return text;
}

void write_into(const support::TemporaryFolder& folder, const Files& files) {
  for (const auto& [path, bytes] : files) folder.write(path, bytes);
}

class Museum {
 public:
  void bag(std::string name, std::set<Code> expected, const Files& files, bool has_payload_folder = true) {
    const auto judge = [files, has_payload_folder] {
      Findings findings;
      check_bag(MemoryBag(files, has_payload_folder), {}, findings);
      return findings;
    };
    const auto lay_out = [files, has_payload_folder](const support::TemporaryFolder& folder) {
      if (has_payload_folder) std::filesystem::create_directory(folder / "data");
      write_into(folder, files);
    };
    specimens_.push_back({std::move(name), std::move(expected), judge, lay_out});
  }
  // `change` gets a finished 1.0 bag.
  void changed(std::string name, std::set<Code> expected, const std::function<void(Files&)>& change, const std::string& version = "1.0") {
    Files files = finish(plain(version));
    change(files);
    bag(std::move(name), std::move(expected), files);
  }
  // `change` comes before the manifests.
  void made_with(std::string name, std::set<Code> expected, const std::function<void(Files&)>& change, const std::string& version = "1.0") {
    Files files = plain(version);
    change(files);
    bag(std::move(name), std::move(expected), finish(std::move(files)));
  }
  void folder(std::string name, std::set<Code> expected, const std::function<void(const support::TemporaryFolder&)>& fill) {
    const auto lay_out = [fill](const support::TemporaryFolder& folder) {
      write_into(folder, finish(plain()));
      fill(folder);
    };
    const auto judge = [lay_out] {
      const support::TemporaryFolder folder;
      lay_out(folder);
      return verify_bag_folder(folder.path()).findings;
    };
    specimens_.push_back({std::move(name), std::move(expected), judge, lay_out});
  }
  std::vector<Specimen> take() { return std::move(specimens_); }

 private:
  std::vector<Specimen> specimens_;
};

void add_declarations(Museum& museum) {
  for (const char* version : {"0.93", "0.94", "0.95", "0.96", "0.97", "1.0"}) {
    museum.bag(std::string("a plain bag of ") + version, {}, finish(plain(version)));
  }
  const auto declared = [&](std::string name, std::set<Code> expected, const std::string& text) {
    museum.made_with(std::move(name), std::move(expected), [&](Files& files) { files["bagit.txt"] = text; });
  };
  declared("a declaration with CRLF", {}, "BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n");
  declared("a declaration with CR", {}, "BagIt-Version: 1.0\rTag-File-Character-Encoding: UTF-8\r");
  declared("a declaration without the last line end", {}, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8");
  declared("a declaration with a space before the colon", {Code::kBagDeclaration}, "BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n");
  declared("a declaration with two spaces behind the colon", {Code::kBagDeclaration}, "BagIt-Version:  1.0\nTag-File-Character-Encoding: UTF-8\n");
  declared("a declaration with a space at the end", {Code::kBagDeclaration}, "BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n");
  declared("a declaration that begins with a space", {Code::kBagDeclaration}, " BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  declared("a declaration with a space behind the encoding", {Code::kBagDeclaration}, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8 \n");
  declared("a declaration with a blank line", {Code::kBagDeclaration}, "BagIt-Version: 1.0\n\nTag-File-Character-Encoding: UTF-8\n");
  declared("a declaration in the other order", {Code::kBagDeclaration}, "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n");
  declared("a declaration with a third line", {Code::kBagDeclaration}, declaration("1.0") + "Note: x\n");
  declared("a declaration with a byte order mark", {Code::kBagDeclaration}, "\xEF\xBB\xBF" + declaration("1.0"));
  declared("a declaration without a minor version", {Code::kBagDeclaration}, declaration("1"));
  declared("a declaration that is empty", {Code::kBagDeclaration}, "");
  declared("a declaration that is no UTF-8", {Code::kBagDeclaration}, declaration("1.0", "\xFF"));
  declared("a declaration with a line end too many", {Code::kBagDeclaration}, declaration("1.0") + "\n");
  declared("a declaration with its label in small letters", {Code::kBagDeclaration}, "bagit-version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  declared("a declaration in UTF-16", {Code::kBagDeclaration}, utf16(declaration("1.0")));
  declared("a declaration with the encoding in small letters", {}, declaration("1.0", "utf-8"));
  declared("a declaration with the encoding without its hyphen", {Code::kBagEncoding}, declaration("1.0", "UTF8"));
  declared("a version of the future", {Code::kBagVersion}, declaration("2.0"));
  declared("a version before all others", {Code::kBagVersion}, declaration("0.92"));
  declared("an encoding that nobody knows", {Code::kBagEncoding}, declaration("1.0", "EBCDIC-TW"));
  museum.changed("no declaration", {Code::kBagDeclarationMissing}, [](Files& files) { files.erase("bagit.txt"); });
}

void add_encodings(Museum& museum) {
  museum.made_with("a bag-info.txt that is no UTF-8", {Code::kBagEncoding}, [](Files& files) { files["bag-info.txt"] = "Contact-Name: \xA4\xFD\n"; });
  museum.made_with("a bag-info.txt in ISO-8859-1", {}, [](Files& files) {
    files["bagit.txt"] = declaration("1.0", "ISO-8859-1");
    files["bag-info.txt"] = "Contact-Name: Andr\xE9\n";
  });
  museum.made_with("Chinese in a bag of US-ASCII", {Code::kBagEncoding}, [](Files& files) { files["bagit.txt"] = declaration("1.0", "US-ASCII"); });
  museum.changed("a byte order mark in a manifest", {Code::kBagBom}, [](Files& files) { files["manifest-sha512.txt"].insert(0, "\xEF\xBB\xBF"); });
  museum.changed("a byte order mark in fetch.txt", {Code::kBagBom}, [](Files& files) { files["fetch.txt"] = "\xEF\xBB\xBFhttps://example.org/one.txt 3 data/one.txt\n"; });
  museum.made_with("a byte order mark in bag-info.txt", {Code::kBagBom}, [](Files& files) { files["bag-info.txt"] = "\xEF\xBB\xBFPayload-Oxum: 6.2\n"; });
  Files wide = finish(plain("0.97"));
  wide["bagit.txt"] = declaration("0.97", "UTF-16");
  for (const char* path : {"bag-info.txt", "manifest-sha512.txt"}) wide[path] = utf16(path == std::string("bag-info.txt") ? "Payload-Oxum: 6.2\n" : wide[path]);
  museum.bag("tag files in UTF-16", {}, wide);
  wide["bag-info.txt"].pop_back();
  museum.bag("tag files in half a UTF-16", {Code::kBagEncoding}, wide);
}

void add_manifests(Museum& museum) {
  for (const auto algorithm : {HashAlgorithm::kMd5, HashAlgorithm::kSha1, HashAlgorithm::kSha224, HashAlgorithm::kSha256, HashAlgorithm::kSha384}) {
    museum.bag("a bag with " + std::string(to_string(algorithm)), {}, finish(plain(), {algorithm}));
  }
  museum.bag("a bag with two manifests", {}, finish(plain(), {HashAlgorithm::kMd5, HashAlgorithm::kSha512}));
  museum.bag("a bag without a manifest", {Code::kBagManifestMissing}, plain());
  museum.bag("an algorithm that nobody knows, beside a known one", {Code::kBagAlgorithm}, [] {
    Files files = finish(plain());
    files["manifest-whirlpool.txt"] = "00  data/one.txt\n";
    return files;
  }());
  Files folder{{"bagit.txt", declaration("1.0")}, {"manifest-sha512.txt", ""}};
  museum.bag("an empty payload folder", {}, folder);
  museum.bag("no payload folder", {Code::kBagPayloadMissing}, folder, false);
  const auto edit = [&](std::string name, std::set<Code> expected, std::string_view what, std::string_view with, const char* version = "1.0") {
    museum.changed(std::move(name), std::move(expected), [&](Files& files) {
      std::string& text = files["manifest-sha512.txt"];
      text = replaced(text, what, with);
    }, version);
  };
  edit("a tab in a manifest", {}, "  data/one.txt", "\tdata/one.txt");
  edit("many spaces in a manifest", {}, "  data/one.txt", "     \t data/one.txt");
  edit("no space in a manifest", {Code::kBagManifestLine, Code::kBagFileUnlisted}, "  data/one.txt", "data/one.txt");
  edit("a manifest with line ends of Windows", {}, ".txt\n", ".txt\r\n");
  edit("a blank line in a manifest", {Code::kBagManifestLine}, "\n", "\n\n");
  edit("an asterisk in a manifest", {Code::kBagAsterisk}, "  data/one.txt", " *data/one.txt");
  edit("a dot and a slash in a manifest", {Code::kBagDotSlash}, "  data/one.txt", "  ./data/one.txt");
  edit("a slash too many in a manifest", {Code::kBagDotSlash}, "data/folder/", "data/folder//");
  edit("a path that leaves the bag", {Code::kBagManifestPath, Code::kBagFileUnlisted}, "  data/one.txt", "  data/../../one.txt");
  edit("an absolute path in a manifest", {Code::kBagManifestPath, Code::kBagFileUnlisted}, "  data/one.txt", "  /data/one.txt");
  edit("a path with a tilde", {Code::kBagManifestPath, Code::kBagFileUnlisted}, "  data/one.txt", "  ~/data/one.txt");
  edit("a path with a drive", {Code::kBagManifestPath, Code::kBagFileUnlisted}, "  data/one.txt", "  C:/data/one.txt");
  edit("a tag file among the payload", {Code::kBagManifestPath, Code::kBagFileUnlisted}, "  data/one.txt", "  bag-info.txt");
  edit("a lone percent sign", {Code::kBagManifestPath, Code::kBagFileUnlisted}, "  data/one.txt", "  data/100%.txt");
  edit("a percent sign before what needs none", {Code::kBagManifestPath, Code::kBagFileUnlisted}, "  data/one.txt", "  data/%6Fne.txt");
  edit("a way up inside the payload", {Code::kBagManifestPath, Code::kBagFileUnlisted}, "  data/one.txt", "  data/folder/../one.txt");
  edit("a dot inside a path", {Code::kBagDotSlash}, "  data/one.txt", "  data/./one.txt");
  edit("backslashes as on Windows", {Code::kBagManifestPath, Code::kBagFileUnlisted}, "  data/one.txt", "  data\\one.txt");
  edit("the payload folder in capitals", {Code::kBagManifestPath, Code::kBagFileUnlisted}, "  data/one.txt", "  DATA/one.txt");
  edit("a folder among the files", {Code::kBagFileMissing, Code::kBagFileUnlisted}, "  data/folder/two.txt", "  data/folder");
  edit("a space behind a path", {Code::kBagFileMissing, Code::kBagFileUnlisted}, "  data/one.txt", "  data/one.txt ");
  edit("a line with a hash and no path", {Code::kBagManifestLine, Code::kBagFileUnlisted}, "  data/one.txt", "");
  edit("a comment in a manifest", {Code::kBagManifestLine}, "\n", "\n# the second file\n");
  edit("a zero byte in a path", {Code::kBagFileMissing, Code::kBagFileUnlisted}, "  data/one.txt", std::string_view("  data/one\0.txt", 15));
  edit("a file that is not there", {Code::kBagFileMissing, Code::kBagFileUnlisted}, "  data/one.txt", "  data/three.txt");
  museum.changed("hashes in capitals", {}, [](Files& files) {
    std::string& text = files["manifest-sha512.txt"];
    std::transform(text.begin(), text.begin() + 128, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  });
  museum.changed("a manifest without the last line end", {}, [](Files& files) { files["manifest-sha512.txt"].pop_back(); });
  museum.changed("a manifest with line ends of old Macintoshes", {}, [](Files& files) {
    std::string& text = files["manifest-sha512.txt"];
    std::replace(text.begin(), text.end(), '\n', '\r');
  });
  museum.changed("an empty manifest beside payload", {Code::kBagFileUnlisted}, [](Files& files) { files["manifest-sha512.txt"].clear(); });
  museum.changed("a manifest of noise", {Code::kBagManifestLine, Code::kBagFileUnlisted}, [](Files& files) { files["manifest-sha512.txt"] = std::string("\0\1\2\3", 4); });
  museum.changed("a hash with a digit too few", {Code::kBagManifestLine, Code::kBagFileUnlisted}, [](Files& files) { files["manifest-sha512.txt"].erase(0, 1); });
  museum.changed("a hash with a letter that is no digit", {Code::kBagManifestLine, Code::kBagFileUnlisted}, [](Files& files) { files["manifest-sha512.txt"][0] = 'g'; });
  museum.changed("a hash of zeros", {Code::kBagChecksum}, [](Files& files) { files["manifest-sha512.txt"].replace(0, 128, 128, '0'); });
  museum.changed("one right manifest and one that is wrong", {Code::kBagChecksum}, [](Files& files) {
    files["manifest-md5.txt"] = line(HashAlgorithm::kMd5, "eno", "data/one.txt") + line(HashAlgorithm::kMd5, "two", "data/folder/two.txt");
  });
  museum.changed("only a manifest of an algorithm that nobody knows", {Code::kBagAlgorithm, Code::kBagManifestMissing}, [](Files& files) {
    files["manifest-whirlpool.txt"] = files.extract("manifest-sha512.txt").mapped();
  });
  museum.changed("a manifest in a folder of its own is a tag file like others", {}, [](Files& files) { files["metadata/manifest-md5.txt"] = "no manifest\n"; });
  museum.changed("a hash of another algorithm", {Code::kBagManifestLine, Code::kBagFileUnlisted}, [](Files& files) {
    files["manifest-sha512.txt"] = line(HashAlgorithm::kSha256, "one", "data/one.txt") + line(HashAlgorithm::kSha512, "two", "data/folder/two.txt");
  });
  museum.changed("a changed file", {Code::kBagChecksum}, [](Files& files) { files["data/one.txt"] = "eno"; });
  museum.changed("a file that lost its end", {Code::kBagChecksum, Code::kBagOxum}, [](Files& files) { files["data/one.txt"] = "on"; });
  museum.changed("two files that changed places", {Code::kBagChecksum}, [](Files& files) { std::swap(files["data/one.txt"], files["data/folder/two.txt"]); });
  museum.changed("a hidden file that a desktop left", {Code::kBagFileUnlisted, Code::kBagOxum}, [](Files& files) { files["data/.DS_Store"] = "x"; });
  museum.changed("a hidden file beside the payload", {}, [](Files& files) { files[".DS_Store"] = "x"; });
  museum.changed("a stray file", {Code::kBagFileUnlisted, Code::kBagOxum}, [](Files& files) { files["data/stray.txt"] = ""; });
  const auto twice = [](Files& files) { files["manifest-sha512.txt"] += line(HashAlgorithm::kSha512, "one", "data/one.txt"); };
  museum.changed("a file listed twice", {Code::kBagManifestDuplicate}, twice);
  museum.changed("a file listed twice, in a bag of 0.97", {Code::kBagTwinNames}, twice, "0.97");
  museum.changed("a file listed twice with two hashes, in a bag of 0.97", {Code::kBagManifestDuplicate},
                 [](Files& files) { files["manifest-sha512.txt"] += line(HashAlgorithm::kSha512, "two", "data/one.txt"); }, "0.97");
  const auto half = [](Files& files) {
    files["manifest-md5.txt"] = line(HashAlgorithm::kMd5, "one", "data/one.txt");
    files["manifest-sha512.txt"] = line(HashAlgorithm::kSha512, "two", "data/folder/two.txt");
  };
  museum.changed("two manifests that list half each", {Code::kBagFileUnlisted}, half);
  museum.changed("two manifests that list half each, in a bag of 0.97", {}, half, "0.97");
}

void add_names(Museum& museum) {
  const auto named = [&](std::string name, std::set<Code> expected, const std::string& path, const std::string& listed, const char* version = "1.0") {
    Files files{{"bagit.txt", declaration(version)}, {path, "x"}};
    files["manifest-sha512.txt"] = line(HashAlgorithm::kSha512, "x", listed);
    museum.bag(std::move(name), std::move(expected), files);
  };
  named("a line feed in a name", {}, "data/a\nb", "data/a%0Ab");
  named("a carriage return in a name, small digits", {}, "data/a\rb", "data/a%0db");
  named("a percent sign in a name", {}, "data/100%", "data/100%25");
  named("a percent sign as itself, in a bag of 0.97", {}, "data/100%25", "data/100%25", "0.97");
  named("a line end of Windows in a name", {}, "data/a\r\nb", "data/a%0D%0Ab");
  named("a line feed in a name that the manifest writes as it is", {Code::kBagManifestLine, Code::kBagFileMissing, Code::kBagFileUnlisted}, "data/a\nb", "data/a\nb");
  named("a percent sign that was encoded twice", {Code::kBagFileMissing, Code::kBagFileUnlisted}, "data/100%", "data/100%2525");
  named("a name that begins with a space", {}, "data/ a", "data/ a");
  named("a name that begins with an asterisk", {}, "data/*a", "data/*a");
  named("a name that looks like a manifest", {}, "data/manifest-md5.txt", "data/manifest-md5.txt");
  named("a name with spaces", {}, "data/a name with spaces ", "data/a name with spaces ");
  named("a name in Chinese", {}, "data/學習歷程.txt", "data/學習歷程.txt");
  named("a name that the manifest writes in the other normal form", {Code::kBagNormalization}, "data/e\xCC\x81.txt", "data/\xC3\xA9.txt");
  named("a Korean name in the other normal form", {Code::kBagNormalization}, "data/\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "data/\xED\x95\x9C");
  museum.bag("two names in two normal forms", {Code::kBagTwinNames}, finish({{"bagit.txt", declaration("1.0")}, {"data/e\xCC\x81", "1"}, {"data/\xC3\xA9", "2"}}));
  museum.bag("two names that differ in case", {Code::kBagTwinNames}, finish({{"bagit.txt", declaration("1.0")}, {"data/A", "1"}, {"data/a", "2"}}));
  museum.folder("a bag in a folder", {}, [](const auto&) {});
  museum.folder("a folder without a file", {}, [](const support::TemporaryFolder& folder) { std::filesystem::create_directory(folder / "data/empty"); });
  museum.folder("a symbolic link beside the payload", {Code::kBagSpecialFile},
                [](const support::TemporaryFolder& folder) { std::filesystem::create_symlink("bagit.txt", folder / "notes.txt"); });
  museum.folder("a payload folder that is a symbolic link", {Code::kBagSpecialFile, Code::kBagPayloadMissing, Code::kBagFileMissing, Code::kBagOxum},
                [](const support::TemporaryFolder& folder) {
                  std::filesystem::rename(folder / "data", folder / "payload");
                  std::filesystem::create_directory_symlink("payload", folder / "data");
                });
  museum.folder("a payload folder that is a file", {Code::kBagPayloadMissing, Code::kBagFileMissing, Code::kBagOxum},
                [](const support::TemporaryFolder& folder) {
                  std::filesystem::remove_all(folder / "data");
                  folder.write("data", "");
                });
  museum.folder("a pipe in the payload", {Code::kBagSpecialFile},
                [](const support::TemporaryFolder& folder) { ::mkfifo((folder / "data/pipe").c_str(), 0600); });
  museum.folder("a symbolic link in the payload", {Code::kBagSpecialFile},
                [](const support::TemporaryFolder& folder) { std::filesystem::create_symlink("/etc/passwd", folder / "data/link"); });
}

void add_tags(Museum& museum) {
  const Files good = with_tags(finish(plain()));
  museum.bag("a bag with a tag manifest", {}, good);
  const auto changed = [&](std::string name, std::set<Code> expected, const std::function<void(Files&)>& change) {
    Files files = good;
    change(files);
    museum.bag(std::move(name), std::move(expected), files);
  };
  changed("a changed tag file", {Code::kBagTagChecksum}, [](Files& files) { files["bag-info.txt"] += "Note: x\n"; });
  changed("a missing tag file", {Code::kBagTagMissing}, [](Files& files) { files.erase("bag-info.txt"); });
  changed("a tag file that no tag manifest lists", {}, [](Files& files) { files["notes.txt"] = "x"; });
  changed("a tag manifest that lists itself", {Code::kBagManifestPath},
          [](Files& files) { files["tagmanifest-sha512.txt"] += line(HashAlgorithm::kSha512, "", "tagmanifest-sha512.txt"); });
  changed("a tag manifest that lists payload", {Code::kBagManifestPath},
          [](Files& files) { files["tagmanifest-sha512.txt"] += line(HashAlgorithm::kSha512, "one", "data/one.txt"); });
  changed("two tag manifests of different files", {Code::kBagTagSets},
          [](Files& files) { files["tagmanifest-md5.txt"] = line(HashAlgorithm::kMd5, files["bagit.txt"], "bagit.txt"); });

  changed("a tag manifest with line ends of Windows", {}, [](Files& files) {
    std::string& text = files["tagmanifest-sha512.txt"];
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
  });
  changed("a tag file in a folder, listed", {}, [](Files& files) {
    files["metadata/notes.txt"] = "x";
    files["tagmanifest-sha512.txt"] += line(HashAlgorithm::kSha512, "x", "metadata/notes.txt");
  });
  changed("a changed manifest under a tag manifest", {Code::kBagTagChecksum},
          [](Files& files) { files["manifest-sha512.txt"] = replaced(files["manifest-sha512.txt"], "  data", "   data"); });
  changed("no bag-info.txt and nobody who lists one", {}, [](Files& files) {
    files.erase("bag-info.txt");
    files.erase("tagmanifest-sha512.txt");
  });
  museum.bag("a bag in the payload of a bag", {}, [] {
    Files outer{{"bagit.txt", declaration("1.0")}};
    for (const auto& [path, bytes] : with_tags(finish(plain()))) outer["data/inner/" + path] = bytes;
    return finish(outer);
  }());
  museum.bag("a broken bag in the payload of a bag", {}, [] {
    Files outer{{"bagit.txt", declaration("1.0")}, {"data/inner/bagit.txt", ""}, {"data/inner/fetch.txt", "x"}, {"data/inner/manifest-md5.txt", "x"}};
    return finish(outer);
  }());

  const auto info = [&](std::string name, std::set<Code> expected, const std::string& text, const char* version = "1.0") {
    museum.made_with(std::move(name), std::move(expected), [&](Files& files) { files["bag-info.txt"] = text; }, version);
  };
  info("no metadata", {}, "");
  info("metadata with repeated labels", {}, "Contact-Name: A\nContact-Name: B\n");
  info("metadata with a continued value", {}, "External-Description: one\n  two\n\tthree\n");
  info("metadata with a tab behind the colon", {}, "Payload-Oxum:\t6.2\n");
  info("metadata that begins with a continued line", {Code::kBagInfoLine}, "  two\n");
  info("metadata without a colon", {Code::kBagInfoLine}, "Contact-Name\n");
  info("metadata without a space behind the colon", {Code::kBagInfoLine}, "Contact-Name:A\n");
  info("metadata without a space behind the colon, in a bag of 0.97", {}, "Contact-Name:A\n", "0.97");
  info("metadata with a space before the colon", {Code::kBagInfoLine}, "Contact-Name : A\n");
  info("metadata with a space before the colon, in a bag of 0.97", {}, "Contact-Name : A\n", "0.97");
  info("a wrong number of bytes", {Code::kBagOxum}, "Payload-Oxum: 7.2\n");
  info("a wrong number of files", {Code::kBagOxum}, "payload-oxum: 6.3\n");
  info("a size without a number of files", {Code::kBagOxum}, "Payload-Oxum: 6\n");
  info("a size below nothing", {Code::kBagOxum}, "Payload-Oxum: -6.2\n");
  info("a size that no number holds", {Code::kBagOxum}, "Payload-Oxum: 99999999999999999999999.2\n");
  info("metadata with line ends of Windows", {}, "Payload-Oxum: 6.2\r\nContact-Name: A\r\n");
  info("metadata without the last line end", {}, "Payload-Oxum: 6.2");
  info("metadata with a blank line", {Code::kBagInfoLine}, "Contact-Name: A\n\nContact-Name: B\n");
  info("a number of bytes that is none", {Code::kBagOxum}, "Payload-Oxum: six\n");
  info("the size of the payload twice", {Code::kBagInfoRepeated}, "Payload-Oxum: 6.2\nPayload-Oxum: 6.2\n");
  museum.changed("metadata under its old name", {Code::kBagOxum}, [](Files& files) { files["package-info.txt"] = "Payload-Oxum: 1.1\n"; }, "0.93");

  const auto fetch = [&](std::string name, std::set<Code> expected, const std::string& text) {
    museum.changed(std::move(name), std::move(expected), [&](Files& files) { files["fetch.txt"] = text; });
  };
  fetch("a file that could be fetched and is there", {}, "https://example.org/one.txt 3 data/one.txt\n");
  fetch("a file to fetch of unknown length", {}, "https://example.org/one.txt - data/one.txt\n");
  fetch("a file to fetch that no manifest lists", {Code::kBagFetchUnlisted}, "https://example.org/x.txt 3 data/x.txt\n");
  fetch("a line of fetch.txt without a length", {Code::kBagFetchLine}, "https://example.org/one.txt data/one.txt\n");
  fetch("an empty fetch.txt", {}, "");
  fetch("a fetch.txt with line ends of Windows", {}, "https://example.org/one.txt\t3\tdata/one.txt\r\n");
  fetch("a file to fetch with a negative length", {Code::kBagFetchLine}, "https://example.org/one.txt -3 data/one.txt\n");
  fetch("a file to fetch from no address", {Code::kBagFetchLine}, "one.txt 3 data/one.txt\n");
  fetch("a tag file to fetch", {Code::kBagFetchUnlisted}, "https://example.org/bagit.txt 3 bagit.txt\n");
  fetch("a file to fetch outside the bag", {Code::kBagManifestPath}, "https://example.org/one.txt 3 ../one.txt\n");
  museum.changed("a file that is still to be fetched", {Code::kBagFileMissing, Code::kBagOxum}, [](Files& files) {
    files.erase("data/one.txt");
    files["fetch.txt"] = "https://example.org/one.txt 3 data/one.txt\n";
  });
}

}  // namespace

const std::vector<Specimen>& bags() {
  static const std::vector<Specimen> specimens = [] {
    Museum museum;
    add_declarations(museum);
    add_encodings(museum);
    add_manifests(museum);
    add_names(museum);
    add_tags(museum);
    return museum.take();
  }();
  return specimens;
}

}  // namespace shouqi::bundle
