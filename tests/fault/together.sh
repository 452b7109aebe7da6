# Several programs on one company at once: files taken in side by side, the month calculated twice, while others read.
# All come to an end, and what they leave is what one after the other would have left.
source "$(dirname "$0")/lib.sh" "$1" "$2" "$3"
source "$(dirname "$0")/scenarios.sh"


sample 12 2 11
expect 0 init
expect 0 import "$folder"/files/0[123]* --by 张三
keep before
columns=$(columns_of salary_assignment | sed 's/, *batch//; s/,batch//')
left() {
  sql "SELECT $columns FROM salary_assignment ORDER BY employee, item, from_date"
  sql "SELECT employee, earning_month, source, payload FROM monthly_input ORDER BY 1, 2, 3, 4"
  sql "SELECT employee, kind, from_month, to_month, amount FROM tax_deduction ORDER BY 1, 2, 3"
  sql "SELECT employee, entity, from_month, place, scheme FROM enrolment ORDER BY 1, 2, 3"
  sql "SELECT action, details FROM audit_entry WHERE action LIKE 'import.%' ORDER BY 1, 2"
  sql "SELECT employee, entity, gross, taxable, tax, net, cost FROM run_result ORDER BY 1, 2"
}
later=("$folder"/files/0[4-9]* "$folder"/files/10*)
for file in "${later[@]}"; do expect 0 import "$file" --by 张三; done
"$program" run --month 2026-11 --by 张三 >"$output" 2>&1 || [ $? -eq 7 ] || fail run
left >"$folder/one_by_one"

# together: the commands on the lines of the input, all at once; each must end well, or say that
# another process was first.
together() {
  local jobs=() line number=0 code
  while IFS= read -r line; do
    number=$((number + 1))
    eval "\"$program\" $line" >"$folder/out.$number" 2>&1 &
    jobs+=($!)
  done
  for ((number = 1; number <= ${#jobs[@]}; number++)); do
    code=0
    wait "${jobs[number - 1]}" || code=$?
    cp "$folder/out.$number" "$output"
    [ "$code" -eq 0 ] || [ "$code" -eq 7 ] || grep -q "刚由另一个进程计算" "$output" || fail "number $number of ${#jobs[@]} side by side ended with $code"
  done
}

put_back before
{
  printf "import '%s' --by 张三\n" "${later[@]}"
  printf 'audit verify\nruns\n'
} | together
{
  for by in 张三 李四 王五; do echo "run --month 2026-11 --by $by"; done
  printf 'audit verify\nruns\n'
} >"$folder/runs"
together <"$folder/runs"
[ "$(sql "SELECT count(*) FROM run WHERE state = 'calculated'")" -eq 1 ] && [ "$(sql 'SELECT count(*) FROM run')" -eq 1 ] || fail "not one calculated run of the month"
left >"$folder/side_by_side"
cmp -s "$folder/one_by_one" "$folder/side_by_side" || { diff "$folder/one_by_one" "$folder/side_by_side" | head -n 20 >&2; fail "side by side left something else than one by one"; }
expect 0 audit verify
echo "${#later[@]} imports, then 3 runs side by side with readers: the same as one by one"
