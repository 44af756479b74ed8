# A target shows its users the rooms that it owns and nothing else: each room is linked into an include folder
# of the target, so `#include "mysql/connection.hpp"` compiles only where core_db is linked (HOUSE: who may know whom).
function(shouqi_rooms target)
  set(front_door ${CMAKE_BINARY_DIR}/rooms/${target})
  file(MAKE_DIRECTORY ${front_door})
  foreach(room IN LISTS ARGN)
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${room} ${front_door}/${room} SYMBOLIC)
  endforeach()
  target_include_directories(${target} PUBLIC ${front_door})
endfunction()
