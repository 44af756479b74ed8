# Templates become headers with the names of their markers, so that a typo does not compile; a malformed template fails the build here.
set(WEB_VIEW_SOURCES
  view/dictionary.cpp view/error_pages.cpp view/page_layout.cpp view/progress_picture.cpp view/qr_picture.cpp view/record_view.cpp view/template_set.cpp)

set(template_headers ${CMAKE_BINARY_DIR}/rooms/web/templates)
file(MAKE_DIRECTORY ${template_headers})
file(GLOB templates CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/templates/*.tpl)
foreach(template IN LISTS templates)
  get_filename_component(stem ${template} NAME_WE)
  add_custom_command(
    OUTPUT ${template_headers}/${stem}.hpp
    COMMAND ${CTEMPLATE_VARNAMES} -q -f ${template_headers}/${stem}.hpp ${template}
    DEPENDS ${template}
    COMMENT "Names of the markers of ${stem}.tpl"
    VERBATIM)
  list(APPEND WEB_VIEW_SOURCES ${template_headers}/${stem}.hpp)
endforeach()
