// make-sample: writes a made-up portal and the packages that a central database would send about it.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "differences.hpp"
#include "file_content.hpp"
#include "listing.hpp"
#include "package_writer.hpp"
#include "people.hpp"
#include "portal_writer.hpp"
#include "records.hpp"
#include "rosters.hpp"

namespace shouqi::sample {

namespace {

struct Options {
  std::uint64_t seed = 1092;
  Size size;
  bool city = false;
  bool aes = false;
  bool files = false;
  double difference_rate = 0.03;
  std::filesystem::path output;
};

// Readable by its owner from the first byte on.
void write_secret(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::remove(path);
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) throw std::runtime_error(path.string() + ": cannot be created");
  const std::string line = text + "\n";
  const bool written = write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  if (close(file) != 0 || !written) throw std::runtime_error(path.string() + ": cannot be written");
}

std::string make_password(std::uint64_t seed) {
  constexpr char kLetters[] = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  Rng rng(seed, "password", 0);
  std::string password;
  while (password.size() < 16) password += kLetters[rng.below(sizeof(kLetters) - 1)];
  return password;
}

// The first school's package as it comes back after the offices have corrected every second difference; the rows stand
// in another order.
void write_corrected(const Options& options, School& school, const PackageSpec& package, const PackageOptions& usual,
                     const std::vector<Difference>& differences, nlohmann::ordered_json& entry) {
  PackageOptions reordered = usual;
  reordered.suffix = "_reordered";
  reordered.order = RowOrder::kShuffled;
  write_package(options.seed, school, package, reordered);
  entry["reordered"] = fmt::format("packages/{}_reordered.zip", package.stem);

  nlohmann::ordered_json list;
  list["school_code"] = school.code;
  list["round"] = fmt::format("{}-{}", package.term, to_string(package.batch));
  list["package"] = fmt::format("packages/{}_corrected.zip", package.stem);
  list["changes"] = nlohmann::ordered_json::array();
  std::size_t number = 0;
  std::size_t remaining = 0;
  for (const auto& difference : differences) {
    if (difference.batch != package.batch) continue;
    if (number++ % 2 == 0) {
      list["changes"].push_back(describe(school, difference));
      repair(school, difference);
    } else {
      ++remaining;
    }
  }
  list["remaining"] = remaining;
  PackageOptions corrected = usual;
  corrected.suffix = "_corrected";
  corrected.revision = 2;
  corrected.order = RowOrder::kShuffled;
  write_package(options.seed, school, package, corrected);
  entry["corrected"] = list["package"];
  write_json(options.output / "corrected.json", list);
}

int run(const Options& options) {
  const auto packages_folder = options.output / "packages";
  std::filesystem::create_directories(packages_folder);
  PackageOptions package_options;
  package_options.folder = packages_folder;
  package_options.password = make_password(options.seed);
  package_options.encryption = options.aes ? Encryption::kAes256 : Encryption::kTraditional;
  write_secret(packages_folder / "password", package_options.password);

  PortalWriter portal(options.output / "portal.sql");
  nlohmann::ordered_json manifest;
  manifest["format"] = "shouqi-sample-1";
  manifest["seed"] = options.seed;
  manifest["difference_rate"] = options.difference_rate;
  manifest["academic_year"] = kThisYear;
  manifest["semester"] = kThisSemester;
  manifest["portal_sql"] = "portal.sql";
  manifest["password_file"] = "packages/password";
  manifest["schools"] = nlohmann::ordered_json::array();
  nlohmann::ordered_json differences_list;
  differences_list["differences"] = nlohmann::ordered_json::array();
  differences_list["unknown_persons"] = nlohmann::ordered_json::array();
  nlohmann::ordered_json people;
  std::size_t students = 0;

  for (std::size_t index = 0; index < static_cast<std::size_t>(options.size.schools); ++index) {
    School school = make_school(options.seed, index, options.size);
    make_records(options.seed, school);
    const auto differences = plant_differences(options.seed, school, options.difference_rate);
    const auto packages = packages_of(school);
    portal.write(options.seed, school, packages);
    for (const auto& difference : differences) differences_list["differences"].push_back(describe(school, difference));
    for (const auto& student : school.students) {
      if (student.in_portal) continue;
      differences_list["unknown_persons"].push_back({{"school_code", school.code}, {"id_number", student.id_number}});
    }
    if (index == 0) people = list_people(school);
    if (index == 0 && options.files) manifest["files"] = write_files(options.output / "files", school);
    if (index == 1) add_other_school(people, school);

    nlohmann::ordered_json entry = list_school(school);
    students += entry["students"].get<std::size_t>();
    for (const auto& package : packages) {
      const auto written = write_package(options.seed, school, package, package_options);
      entry[package.batch == Batch::kArchive ? "archives" : "rounds"].push_back(list_package(school, package, written));
    }
    if (index == 0) write_corrected(options, school, packages.front(), package_options, differences, entry);
    manifest["schools"].push_back(std::move(entry));
    if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r{}/{}", index + 1, options.size.schools);
  }
  if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r");
  portal.finish();
  write_json(options.output / "differences.json", differences_list);
  write_json(options.output / "people.json", people);
  write_json(options.output / "manifest.json", manifest);
  fmt::print("{} schools, {} students, {} portal rows, {} planted differences in {}\n", options.size.schools, students,
             portal.rows(), differences_list["differences"].size(), options.output.string());
  return 0;
}

}  // namespace

}  // namespace shouqi::sample

int main(int argc, char** argv) {
  using namespace shouqi::sample;
  // libzip writes local times; the files must not depend on where they were made.
  setenv("TZ", "UTC", 1);
  Options options;
  CLI::App app{
      "Writes a made-up portal (portal.sql) and the 收訖明細 packages about it, with a listed set of differences "
      "between the two.\n"
      "The same seed and sizes give the same data: every file byte for byte, except that the ZIP files hold random "
      "bytes of their\n"
      "encryption; what is inside them is the same byte for byte. ID numbers belong to nobody: their check digit is "
      "wrong."};
  app.footer("EXIT STATUS\n  0  done\n  2  wrong use\n  4  a file could not be written");
  app.add_option("--output", options.output, "Folder, created if needed; files in it are replaced")->required();
  app.add_option("--seed", options.seed, "Any number")->capture_default_str();
  auto* schools = app.add_option("--schools", options.size.schools, "How many schools")
                      ->check(CLI::Range(1, 200))
                      ->capture_default_str();
  auto* students = app.add_option("--students", options.size.students,
                                  "Students of each school, all grades (1200), or of the one class (40)")
                       ->check(CLI::Range(12, 6000));
  auto* city =
      app.add_flag("--city", options.city, "80,000 students in 70 schools")->excludes(schools)->excludes(students);
  app.add_flag("--class-only", options.size.class_only, "One class of grade 2 (40 students)")
      ->excludes(city)
      ->excludes(schools);
  app.add_option("--difference-rate", options.difference_rate,
                 "Share of a student's categories that differ between portal and package; 0 for none")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  app.add_flag("--aes", options.aes, "Encrypt the ZIP entries with AES-256 instead of the traditional encryption");
  app.add_flag("--files", options.files, "Also write the first school's attachments, as the portal keeps them");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (options.city) {
    options.size.schools = 70;
    options.size.students = 1143;
  }
  if (options.size.class_only && students->count() == 0) options.size.students = 40;
  constexpr int kFewestInSchool = 120;
  if (!options.size.class_only && options.size.students < kFewestInSchool) {
    fmt::print(stderr, "make-sample: a school has at least {} students; use --class-only for fewer\n", kFewestInSchool);
    return 2;
  }
  try {
    return run(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "make-sample: {}\n", error.what());
    return 4;
  }
}
