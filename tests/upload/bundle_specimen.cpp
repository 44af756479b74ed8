// bundle_specimen FOLDER SCHOOL BYTES: the small made-up school of the bundle's tests as a sealed bundle of a real size, for programs that send bundles; an
// attachment makes up the bytes. Writes FOLDER/<name>.zip and FOLDER/keys/public.pem, and prints name and sequence.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "bundle/sample_bundle.hpp"
#include "crypto/sha256.hpp"

int main(int argc, char** argv) {
  using namespace shouqi;
  if (argc != 4) return 2;
  const std::filesystem::path folder = argv[1];
  bundle::SampleInput input;
  input.seal_facts.school = argv[2];
  // Bytes that no line compresses and that differ everywhere, so that a piece in the wrong place shows.
  std::string bytes;
  for (std::uint64_t i = 0; bytes.size() < std::stoull(argv[3]); ++i) bytes += crypto::sha256(std::to_string(i));
  const bundle::AttachmentFile file{crypto::sha256_hex(bytes), "mp4", bytes.size()};
  bundle::AttachmentUse use = input.attachment_uses.front();
  use.file = file.name();
  use.size = file.size;
  input.attachments = {{file, bytes}};
  input.attachment_uses = {use};
  const bundle::WrittenBundle written = bundle::write_sample(input);
  const std::string name = bundle::base_name(written.result.statement) + ".zip";
  std::filesystem::create_directories(folder / "keys");
  std::ofstream(folder / name, std::ios::binary) << written.bytes;
  std::ofstream(folder / "keys/public.pem") << bundle::sample_key().public_key().to_pem();
  std::cout << name << " " << written.result.statement.facts.sequence << "\n";
  return 0;
}
