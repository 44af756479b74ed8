# The made-up portal of the demo. Its templates are its own: it stands for a program that we do not write.
set(DEMO_PORTAL_SOURCES
  demo_portal/main.cpp demo_portal/portal_pages.cpp demo_portal/portal_session.cpp demo_portal/portal_tables.cpp)

set(portal_headers ${CMAKE_BINARY_DIR}/demo_portal)
file(MAKE_DIRECTORY ${portal_headers}/portal_templates)
file(GLOB portal_templates CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/demo_portal/templates/*.tpl)
foreach(template IN LISTS portal_templates)
  get_filename_component(stem ${template} NAME_WE)
  set(header ${portal_headers}/portal_templates/${stem}.hpp)
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${CTEMPLATE_VARNAMES} -q -f ${header} ${template}
    DEPENDS ${template}
    COMMENT "Names of the markers of the portal's ${stem}.tpl"
    VERBATIM)
  list(APPEND DEMO_PORTAL_SOURCES ${header})
endforeach()
set_source_files_properties(demo_portal/portal_pages.cpp PROPERTIES INCLUDE_DIRECTORIES ${portal_headers})
