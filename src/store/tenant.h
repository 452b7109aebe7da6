// A tenant's name, and where its data are among those of other tenants: a folder and a key file of its own below one
// root, and on PostgreSQL a schema of its own.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace fenhao::store {

// Names are 1 to 40 lower-case letters, digits and hyphens, beginning with a letter or digit: nothing in one can be
// a path, be read as SQL, or look like another. invalid_input otherwise. What a company is called is free.
Status check_tenant_name(std::string_view name);

// The names of the tenants on a server, or below a root directory, in order. What is no tenant's is passed over.
Result<std::vector<std::string>> tenants_on(const std::string& server);
Result<std::vector<std::string>> tenants_below(const std::filesystem::path& root);

// The schema of a checked name; that of a server's only company is "fenhao".
std::string tenant_schema(std::string_view name);

}  // namespace fenhao::store
