#include "mysql/mysql_error.hpp"

namespace shouqi::mysql {

Failure classify(int error_code) {
  switch (error_code) {
    case 1062:  // ER_DUP_ENTRY
      return Failure::kDuplicateKey;
    case 1205:  // ER_LOCK_WAIT_TIMEOUT
    case 1213:  // ER_LOCK_DEADLOCK
      return Failure::kConflict;
    case 1020:  // ER_CHECKREAD: innodb_snapshot_isolation saw a newer row
      return Failure::kConflict;
    case 1040:  // ER_CON_COUNT_ERROR
    case 1053:  // ER_SERVER_SHUTDOWN
    case 1152:  // ER_ABORTING_CONNECTION
    case 1927:  // ER_CONNECTION_KILLED
    case 3024:  // ER_QUERY_TIMEOUT
    case 4031:  // ER_CLIENT_INTERACTION_TIMEOUT
      return Failure::kConnectionLost;
    default:
      // CR_MIN_ERROR .. CR_MAX_ERROR: the client library speaks, not the server.
      return error_code >= 2000 && error_code < 3000 ? Failure::kConnectionLost : Failure::kRefused;
  }
}

}  // namespace shouqi::mysql
