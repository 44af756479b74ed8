// shouqi-student: the students' pages behind nginx. Composition root: says which pages, which settings and which readers belong together.
#include "page_program.hpp"
#include "student_worker.hpp"

int main(int argc, char** argv) {
  using namespace shouqi;
  const PageProgramParts parts{
      .name = "shouqi-student",
      .description = "Serves the students' pages below /receipt",
      .program = http::Program::kStudent,
      .readers = view::Readers::kStudents,
      .settings = &config::AppConfig::student,
      .make_worker = [](const PageProcess& process) { return std::make_unique<PageWorkerOf<StudentWorker>>(process); }};
  return run_page_program(parts, argc, argv);
}
