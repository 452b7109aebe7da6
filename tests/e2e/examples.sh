# Every command has a help with an example, in both languages' words, and every example is a command line that is
# understood: in a company of its own it may find nothing, but never be wrong usage.
source "$(dirname "$0")/lib.sh" "$@"

sample 20 2 3
expect 0 init
program=$(realpath "$program")
cd "$folder"

# subcommands WORDS...: the commands below these, as the help lists them.
subcommands() { "$program" "$@" --help | sed -n '/^Subcommands:/,$p' | sed -n 's/^  \([a-z-]*\) .*/\1/p'; }

# try WORDS...: the examples of the help run.
tried=0
try() {
  local below
  for below in $(subcommands "$@"); do try "$@" "$below"; done
  if [ -n "$(subcommands "$@")" ]; then return; fi
  "$program" "$@" --help >"$output"
  local examples
  examples=$(sed -n '/^例 example:/,$p' "$output" | sed -n 's/^  fenhao //p')
  [ -n "$examples" ] || fail "fenhao $*: a help without an example"
  local example code words
  while IFS= read -r example; do
    case $example in "$*" | "$* "*) ;; *) fail "fenhao $*: the example is of another command: $example" ;; esac
    code=0
    eval "words=($example)"
    "$program" "${words[@]}" >"$output" 2>&1 </dev/null || code=$?
    [ "$code" -ne 2 ] && [ "$code" -ne 1 ] && [ "$code" -lt 128 ] || fail "the example of the help ended with $code: fenhao $example"
    tried=$((tried + 1))
  done <<<"$examples"
}
for command in $(subcommands); do try "$command"; done
[ "$tried" -ge 30 ] || fail "only $tried examples"
echo "$tried examples: ok"
