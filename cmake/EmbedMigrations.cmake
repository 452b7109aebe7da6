# cmake -D FILES=a.sql;b.sql -D OUTPUT=embedded_migrations.cpp -P EmbedMigrations.cmake
# Writes the texts, in the order of their numbers, as the array declared in store/migration.h.
list(SORT FILES)
set(entries "")
foreach(path IN LISTS FILES)
  get_filename_component(name ${path} NAME_WE)
  if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z0-9_]+$")
    message(FATAL_ERROR "${path}: a migration is named NNNN_what_it_adds.sql")
  endif()
  math(EXPR number "1${CMAKE_MATCH_1} - 10000")
  file(READ ${path} text)
  string(APPEND entries "    {${number}, \"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"store/migration.h\"

namespace fenhao::store {

std::vector<Migration> embedded_migrations() {
  return {
${entries}  };
}

}  // namespace fenhao::store
")
