#include "staff_worker.hpp"

namespace shouqi {

StaffWorker::StaffWorker(const PageProcess& process)
    : base_(process),
      session_store_(base_.connection),
      classes_(base_.connection),
      documents_(base_.connection),
      events_(base_.connection, mysql::MysqlEventStore::Author::kStaff),
      offices_(base_.connection),
      reports_(base_.connection),
      portal_(base_.connection),
      rounds_(base_.connection),
      roster_(base_.connection),
      school_(base_.connection),
      seals_(base_.connection),
      windows_(base_.connection),
      attachments_(base_.connection),
      office_register_(base_.connection),
      history_(base_.connection),
      hand_ins_(base_.connection),
      inbox_(process.config.inbox_folder),
      identity_(process, base_, session_store_, &events_),
      pages_({process.layout, process.site, identity_.sign_on, classes_, documents_, events_, offices_, reports_, portal_, rounds_, roster_, school_, seals_,
              windows_, attachments_, process.files, office_register_, history_, hand_ins_, inbox_, process.metrics, [this] { base_.connection.probe(); },
              process.config.rules.recheck_days}),
      dispatch_(process, base_, identity_.sessions, pages::staff_routes(pages_)) {}

}  // namespace shouqi
