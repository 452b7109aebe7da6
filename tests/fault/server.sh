# Commands on a database server of their own that is stopped under them, as by a crash, and started again. In here the
# server writes through to the disk.
#   server.sh PROGRAM ROOT BREAKING_LIBRARY TIMES SCENARIO...
set -euo pipefail
state=$(mktemp -d)
server=$2/tests/postgres-server
trap '"$server" remove "$state/server"; rm -rf "$state"' EXIT
FENHAO_TEST_DB=$("$server" start "$state/server")
export FENHAO_TEST_DB FENHAO_SERVER=$state/server
for scenario in "${@:5}"; do bash "$(dirname "$0")/broken.sh" "$1" "$2" "$3" "$scenario" "$4" server; done
