// shouqi-staff: the pages of teachers, offices and school administrators behind nginx. Composition root: says which pages, which
// settings and which readers belong together.
#include "page_program.hpp"
#include "staff_worker.hpp"

int main(int argc, char** argv) {
  using namespace shouqi;
  const PageProgramParts parts{
      .name = "shouqi-staff",
      .description = "Serves the pages of teachers, offices and school administrators below /receipt/staff",
      .program = http::Program::kStaff,
      .readers = view::Readers::kStaff,
      .settings = &config::AppConfig::staff,
      .make_worker = [](const PageProcess& process) { return std::make_unique<PageWorkerOf<StaffWorker>>(process); }};
  return run_page_program(parts, argc, argv);
}
