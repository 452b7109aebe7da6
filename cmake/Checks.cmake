# The checks of the source text, as tests.
foreach(check floating_point layers heavy_headers machine_paths file_length unfinished)
  add_test(NAME check.${check} COMMAND ${PROJECT_SOURCE_DIR}/scripts/check ${check})
endforeach()
