#include "student_worker.hpp"

namespace shouqi {

StudentWorker::StudentWorker(const PageProcess& process)
    : base_(process),
      session_store_(base_.connection),
      answers_(base_.connection),
      documents_(base_.connection),
      events_(base_.connection),
      offices_(base_.connection),
      reports_(base_.connection),
      reviews_(base_.connection),
      portal_(base_.connection),
      attachments_(base_.connection),
      proofs_(base_.connection),
      identity_(process, base_, session_store_, nullptr),
      pages_({process.layout, process.site, identity_.sign_on, answers_, documents_, events_, offices_, reports_, reviews_, portal_,
              attachments_, proofs_, process.files, base_.random, process.metrics,
              [this] { base_.connection.probe(); }, process.config.rules.grace}),
      dispatch_(process, base_, identity_.sessions, pages::student_routes(pages_)) {}

}  // namespace shouqi
