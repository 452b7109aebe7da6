# One command broken again and again, in the ways named: killed at a chosen call or with half of it written (see
# breaking.cpp), killed at instants spread over its duration, on a disk that is full from a call on, by one call that
# fails, with the database server stopped. Each time the database holds the old state or the new, or one at which the work may rest; the audit chain is
# whole; and the command repeated finishes the work once, with the results of an undisturbed run.
#   broken.sh PROGRAM ROOT BREAKING_LIBRARY SCENARIO TIMES WAY...      a way: kill torn instant ENOSPC EIO server
# FENHAO_TIMES goes before TIMES.
source "$(dirname "$0")/lib.sh" "$1" "$2" "$3"
source "$(dirname "$0")/scenarios.sh"
name=$4
wanted=${FENHAO_TIMES:-$5}
ways=("${@:6}")

sample 6 2 11
scenario "$name"

# The old state, the new, and those in between by the number of audit entries, as an undisturbed run passes through them.
mkdir "$folder/between"
state() { contents && written_down; }
state >"$folder/old"
if [ "$name" = import ]; then
  for file in "${files[@]}"; do expect 0 import "$file" --by 张三 && state >"$folder/between/$(written_down | wc -l)"; done
  put_back before
fi
calls=$(calls_of "${command[@]}")
state >"$folder/new"
! cmp -s "$folder/old" "$folder/new" || fail "the command changes nothing"
grep -q '^run_result|\|^setting|' "$folder/new" || fail "nothing of the database is compared"
contents >"$folder/finished"
put_back before
begun=$(date +%s%N)
"$program" "${command[@]}" >"$output" 2>&1 || true
duration=$(($(date +%s%N) - begun))
[ "$calls" -ge 10 ] || fail "only $calls calls to break"

# The old state, the new, or one in between at which the work may rest: every kill that left as many audit entries
# must have left the same.
judge() {
  settled
  state >"$folder/now"
  if [ "$code" -ne 0 ] && cmp -s "$folder/now" "$folder/old"; then old=$((old + 1)) && return; fi
  if cmp -s "$folder/now" "$folder/new"; then new=$((new + 1)) && return; fi
  [ "$code" -ne 0 ] || { differences "$folder/new"; fail "$1: it said it was done"; }
  local last rest
  last=$(written_down | tail -n 1)
  rest=$folder/between/$(written_down | wc -l)
  cut -d '|' -f 2 <<<"$last" | grep -qE "$between" || { differences "$folder/old"; fail "$1: neither the old state nor the new, but after $last"; }
  [ -e "$rest" ] || cp "$folder/now" "$rest"
  cmp -s "$folder/now" "$rest" || { differences "$rest"; fail "$1: half of a step, after $last"; }
  rested=$((rested + 1))
}

# What stands in the database (<) and should not, or should (>) and does not.
differences() { diff "$folder/now" "$1" | cut -c 1-200 | head -n 20 >&2 || true; }

# finish WHAT: the chain is whole, and the command finishes the work.
finish() {
  local got=0
  if [ -s "$FENHAO_DATA/fenhao.db" ] && [ "$name" != create ]; then expect 0 audit verify; fi
  "$program" "${command[@]}" >"$output" 2>&1 || got=$?
  [ "$got" -eq 0 ] || [ "$got" -eq 7 ] || [ "$got" -eq "$done" ] || fail "$1: the repeated command ended with $got"
  contents >"$folder/now"
  cmp -s "$folder/now" "$folder/finished" || { differences "$folder/finished"; fail "$1: other results than undisturbed"; }
  expect 0 audit verify
}

# break_once WAY PART: breaks the command at its PART-th of $wanted places; false when it was done before. Sets what.
break_once() {
  local at=$((1 + $2 * calls / wanted)) after=$((duration / wanted * $2))
  what="$1 at call $at of $calls"
  case $1 in
    instant)
      what="killed after $((after / 1000)) of $((duration / 1000)) µs"
      killed_after "$after" "${command[@]}"
      [ "$code" -eq 137 ]
      ;;
    ENOSPC | EIO | server)
      if [ "$1" = server ]; then
        what="server stopped after $((after / 1000)) of $((duration / 1000)) µs"
        server_stopped_after "$after" "${command[@]}"
      else
        broken "$1" "$at" "${command[@]}"
      fi
      if [ "$code" -eq 0 ] || [ "$code" -eq 7 ]; then return 0; fi  # a call that did not matter; judge() sees to it
      [ "$code" -lt 128 ] || fail "$what: the program broke off with $code"
      says 处理办法
      ;;
    *)
      broken "$1" "$at" "${command[@]}"
      [ "$code" -eq 137 ]
      ;;
  esac
}

times=0 late=0 old=0 new=0 rested=0
for ((i = 0; times < wanted && late < wanted + 20; i++)); do
  put_back before
  # Each way has its turn at places all over the command.
  if ! break_once "${ways[i % ${#ways[@]}]}" $((i % wanted)); then late=$((late + 1)) && continue; fi
  times=$((times + 1))
  judge "$what"
  finish "$what"
done
[ "$times" -ge "$wanted" ] || fail "only $times times broken; $late times the command was done before"
echo "$name, ${ways[*]}: $times times over $calls calls and $((duration / 1000000)) ms: $old left the old state, $new the new, $rested one in between; repeated, all came to the undisturbed results"
