#!/usr/bin/env bash
# Runs every fuzzer for a while, as many at once as there are processors; fails when one finds something.
#   tests/fuzz/run.sh BUILD_FOLDER SECONDS [NAME...]
# What they learn stays in BUILD_FOLDER/corpus; an input that breaks something is put into BUILD_FOLDER/finds. Keep it
# as tests/fuzz/crashes/<name>/<what it is>, where every build replays it, and mend the program.
set -euo pipefail
build=$(realpath "$1")
seconds=$2
shift 2
cd "$(dirname "$0")"
[ $# -gt 0 ] || set -- $(ls "$build/bin" | sed -n 's/^fuzz_//p')
[ $# -gt 0 ] || { echo "no fuzzers in $build/bin" >&2; exit 2; }
mkdir -p "$build/finds"
export build seconds

fuzz_one() {
  local name=$1 dictionary=()
  mkdir -p "$build/corpus/$name" "corpus/$name" "crashes/$name"
  if [ -f "$name.dict" ]; then dictionary=(-dict="$name.dict"); fi
  # Twice the seconds and a minute at most, should a fuzzer itself not come to an end.
  timeout $((seconds * 2 + 60)) "$build/bin/fuzz_$name" -max_total_time="$seconds" -max_len=8192 -timeout=25 -rss_limit_mb=2048 \
    -artifact_prefix="$build/finds/$name-" -print_final_stats=1 "${dictionary[@]}" \
    "$build/corpus/$name" "corpus/$name" "crashes/$name" >"$build/$name.log" 2>&1
}
export -f fuzz_one

failed=0
printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} bash -c 'fuzz_one {} && touch "$build/{}.good" || rm -f "$build/{}.good"'
printf '%-10s %10s %10s\n' fuzzer inputs kept
for name in "$@"; do
  inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$name.log")
  kept=$(find "$build/corpus/$name" "corpus/$name" -type f | wc -l)
  if [ -f "$build/$name.good" ]; then
    printf '%-10s %10s %10s\n' "$name" "$inputs" "$kept"
  else
    failed=$((failed + 1))
    printf '%-10s FOUND SOMETHING: %s\n' "$name" "$(ls "$build/finds" | grep "^$name-" | tr '\n' ' ')"
    tail -n 40 "$build/$name.log"
  fi
  rm -f "$build/$name.good"
done
echo "fuzzers: $# ran for $seconds s each, $failed found something"
[ "$failed" -eq 0 ]
