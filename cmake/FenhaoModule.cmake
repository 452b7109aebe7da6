# fenhao_module(name DEPENDS other modules ... LIBS outside libraries ... STORE_DEPENDS ... TEST_PARTS n)
#
# One folder, one module. ON_POSTGRES: its tests open databases and run on both engines. Its files by name:
#   *_test.cpp   tests beside the code, one test program <name>_test
#   *_store.cpp  the part that knows the database: target fenhao_<name>_store, linked to fenhao_store
#   other *.cpp  target fenhao_<name>; it cannot link what it does not name, so pure code stays pure
find_package(GTest REQUIRED)

# Every test program; what a sanitizer build needs.
add_custom_target(all_tests)

# Where the checkout is, for tests: compiled once, so that the tests themselves are the same text in every checkout.
configure_file(${PROJECT_SOURCE_DIR}/cmake/source_file.cpp.in ${PROJECT_BINARY_DIR}/source_file.cpp @ONLY)
add_library(fenhao_source_file STATIC ${PROJECT_BINARY_DIR}/source_file.cpp)
target_include_directories(fenhao_source_file PUBLIC ${PROJECT_SOURCE_DIR}/src)

# fenhao_on_postgres(test command...): the same once more with FENHAO_TEST_DB naming a PostgreSQL server, one for the
# whole run of ctest.
set(postgres_server ${PROJECT_SOURCE_DIR}/tests/postgres-server)
set(postgres_state ${CMAKE_BINARY_DIR}/postgres)
add_test(NAME postgres.start COMMAND ${postgres_server} start ${postgres_state} fsync=off)
add_test(NAME postgres.remove COMMAND ${postgres_server} remove ${postgres_state})
set_tests_properties(postgres.start PROPERTIES FIXTURES_SETUP postgres TIMEOUT 120)
set_tests_properties(postgres.remove PROPERTIES FIXTURES_CLEANUP postgres TIMEOUT 120)
function(fenhao_on_postgres test)
  add_test(NAME postgres.${test} COMMAND ${postgres_server} run ${postgres_state} ${ARGN})
  set_tests_properties(postgres.${test} PROPERTIES FIXTURES_REQUIRED postgres LABELS postgres TIMEOUT 1500)
endfunction()

# fenhao_tests(name parts on_postgres): the test program <name>_test, known to all_tests and to ctest (label unit) as one
# entry, or as several parts that run side by side: what tests of one program read, such as the policy library, is read
# once. One test alone: build/release/bin/<name>_test --gtest_filter=Suite.Test
function(fenhao_tests name parts on_postgres)
  add_dependencies(all_tests ${name}_test)
  foreach(part RANGE 1 ${parts})
    set(test unit.${name})
    if(parts GREATER 1)
      string(APPEND test .${part})
    endif()
    math(EXPR index "${part} - 1")
    add_test(NAME ${test} COMMAND ${name}_test)
    set(part_of "GTEST_BRIEF=1;GTEST_TOTAL_SHARDS=${parts};GTEST_SHARD_INDEX=${index}")
    set_tests_properties(${test} PROPERTIES LABELS unit COST ${parts} ENVIRONMENT "${part_of}")
    if(on_postgres)
      fenhao_on_postgres(${test} $<TARGET_FILE:${name}_test>)
      set_tests_properties(postgres.${test} PROPERTIES COST ${parts} ENVIRONMENT "${part_of}")
    endif()
  endforeach()
endfunction()

# fenhao_together(target sources...): a dozen files are compiled as one, because their headers are most of the work; names in
# their unnamed namespaces therefore differ. The file's name says which ones it goes with, so that a new file moves no other.
function(fenhao_together target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${FENHAO_UNITY} UNITY_BUILD_MODE GROUP)
  list(LENGTH ARGN files)
  set(groups 1)
  while(files GREATER 16)
    math(EXPR files "${files} / 2")
    math(EXPR groups "${groups} * 2")
  endwhile()
  foreach(file ${ARGN})
    get_filename_component(file_name ${file} NAME)
    string(MD5 digest ${file_name})
    string(SUBSTRING ${digest} 0 1 digit)
    math(EXPR group "0x${digit} % ${groups}")
    set_source_files_properties(${file} PROPERTIES UNITY_GROUP ${group})
  endforeach()
endfunction()

function(fenhao_module name)
  cmake_parse_arguments(MODULE "ON_POSTGRES" "TEST_PARTS" "DEPENDS;LIBS;STORE_DEPENDS;TEST_DEPENDS" ${ARGN})
  file(GLOB all CONFIGURE_DEPENDS *.cpp)
  set(sources ${all})
  list(FILTER sources EXCLUDE REGEX "_(test|store)\\.cpp$")
  set(stores ${all})
  list(FILTER stores INCLUDE REGEX "_store\\.cpp$")
  set(tests ${all})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  list(TRANSFORM MODULE_DEPENDS PREPEND fenhao_)
  list(TRANSFORM MODULE_STORE_DEPENDS PREPEND fenhao_)
  list(TRANSFORM MODULE_TEST_DEPENDS PREPEND fenhao_)

  if(sources)
    add_library(fenhao_${name} STATIC ${sources})
    fenhao_together(fenhao_${name} ${sources})
    target_include_directories(fenhao_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(fenhao_${name} PUBLIC ${MODULE_DEPENDS} ${MODULE_LIBS})
  else()
    add_library(fenhao_${name} INTERFACE)
    target_include_directories(fenhao_${name} INTERFACE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(fenhao_${name} INTERFACE ${MODULE_DEPENDS} ${MODULE_LIBS})
  endif()

  set(under_test fenhao_${name})
  if(stores)
    add_library(fenhao_${name}_store STATIC ${stores})
    fenhao_together(fenhao_${name}_store ${stores})
    target_link_libraries(fenhao_${name}_store PUBLIC fenhao_${name} fenhao_store ${MODULE_STORE_DEPENDS})
    list(APPEND under_test fenhao_${name}_store)
  endif()

  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${under_test} ${MODULE_TEST_DEPENDS} fenhao_source_file GTest::gtest_main GTest::gmock)
    if(NOT MODULE_TEST_PARTS)
      set(MODULE_TEST_PARTS 1)
    endif()
    fenhao_tests(${name} ${MODULE_TEST_PARTS} "${MODULE_ON_POSTGRES}")
  endif()
endfunction()

# fenhao_hot(module): what every person of a run passes through is worth a longer compilation.
function(fenhao_hot name)
  foreach(target fenhao_${name} fenhao_${name}_store)
    if(TARGET ${target} AND CMAKE_BUILD_TYPE STREQUAL "Release")
      target_compile_options(${target} PRIVATE -O2)
    endif()
  endforeach()
endfunction()
