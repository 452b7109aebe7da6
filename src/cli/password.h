// A password in a database's address is for the server only: ps, messages and logs must not show it.
#pragma once

namespace fenhao::cli {

// Overwrites the password of postgresql://user:password@… or …?password=… with asterisks, in place; any other text
// stays.
void hide_password(char* text);

}  // namespace fenhao::cli
