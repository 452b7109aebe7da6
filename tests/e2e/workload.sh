# The sixty-item workload by command: every cell as expected, whatever the number of threads.
source "$(dirname "$0")/lib.sh" "$@"

cases=$root/cases/workload
for threads in 1 2 7; do
  expect 0 formula run "$cases/payroll60.json" "$cases/employees.csv" --out "$folder/results.csv" --threads $threads
  cmp "$folder/results.csv" "$cases/expected.csv" || fail "results differ with $threads threads"
done
rows=$(($(wc -l <"$folder/results.csv") - 1))
net=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "net") column = i; next } { split($column, part, "."); cents = substr(part[2] "00", 1, 2); fen += part[1] * 100 + ($column ~ /^-/ ? -cents : cents) } END { printf "%d.%02d", fen / 100, fen % 100 }' "$folder/results.csv")
[ "$net" = 64056825.45 ] || fail "net total $net, expected 64056825.45"
echo "$rows rows, net total $net: ok"
