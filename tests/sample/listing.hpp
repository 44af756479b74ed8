// The lists beside the data, for the demo and the tests: who is who, which package belongs to which round. The shapes
// are in README.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "model.hpp"
#include "package_writer.hpp"
#include "rosters.hpp"

namespace shouqi::sample {

// people.json: the persons of the first school whom the sample singles out, its staff, and a student of another school.
nlohmann::ordered_json list_people(const School& first_school);
void add_other_school(nlohmann::ordered_json& people, const School& school);

// A school's entry in manifest.json, without its packages.
nlohmann::ordered_json list_school(const School& school);
// An entry of "rounds", or of "archives" for a package of the archive.
nlohmann::ordered_json list_package(const School& school, const PackageSpec& package, const WrittenPackage& written);

void write_json(const std::filesystem::path& path, const nlohmann::ordered_json& json);

}  // namespace shouqi::sample
