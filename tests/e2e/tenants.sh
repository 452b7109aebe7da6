# Companies side by side: what is done to one touches no other, and no name reaches out of its place.
source "$(dirname "$0")/lib.sh" "$@"

expect 0 tenant list
says "tenant create"
expect 0 tenant create huadong --title '华东公司'
expect 0 tenant create huabei-2 --title "'; DROP TABLE setting; -- 华北\"公司"
expect 0 tenant create select --title 保留字
expect 5 tenant create huadong --title 又一家

# Hostile names: refused, and nothing is made anywhere.
before=$(find "$folder" | sort)
long=$(printf 'a%.0s' $(seq 300))
for name in .. ../huadong huadong/../huabei-2 /etc '' ' ' 'a b' 'a"b' "a'b" 'a;drop schema fenhao_huadong cascade' HUADONG 公司 'а' $'a\nb' "$long" _archive fenhao_huadong 'a%00b' '$(touch x)' 'huadong.key' '*'; do
  expect 3 tenant create "$name" --title x
  expect 3 tenant archive "$name"
  expect 3 tenant restore "$name"
  [ -z "$name" ] || expect 3 --tenant "$name" runs
done
[ "$(find "$folder" | sort)" = "$before" ] || fail "a refused name made something"
expect 0 --json tenant list
[ "$(grep -o '"tenant"' "$output" | wc -l)" -eq 3 ] || fail "other tenants than made"
says '华东公司' 'DROP TABLE setting'

# Each has its own people; one sees nothing of the other.
sample 40 2 5
expect 0 --tenant huadong import "$folder"/files/*
expect 0 --tenant huadong run --month 2026-11 --by 张三
expect 4 --tenant huabei-2 explain --run 1 --employee E00001 --item 实发工资
expect 0 --tenant huabei-2 import "$folder"/files/01*
expect 0 --json --tenant huabei-2 runs
if grep -q '"state"' "$output"; then fail "one tenant sees the other's run"; fi
expect 5 --tenant huabei-2 --key "$FENHAO_DATA/huadong.key" runs
says 密钥

# Archived: gone from the database, kept in a file; the others go on, and it comes back as it was.
expect 0 --tenant huabei-2 backup "$folder/huabei.backup"
expect 0 --tenant huadong backup "$folder/huadong.backup"
expect 0 tenant archive huadong --by 张三
expect 4 --tenant huadong runs
expect 0 tenant list
says 'huadong  已归档' '华北'
expect 0 --tenant huabei-2 verify "$folder/huabei.backup"
expect 4 tenant restore huabei --by 张三
expect 5 tenant restore huabei-2 --from "$folder/huabei.backup" --by 张三
expect 5 tenant restore huadong --from "$folder/huabei.backup" --by 张三
says 密钥
expect 0 tenant restore huadong --by 张三
expect 0 --tenant huadong runs
says 2026-11
expect 0 --tenant huadong audit verify
expect 0 --tenant huadong audit list
says tenant.archive tenant.restore
expect 5 --tenant huadong verify "$folder/huadong.backup"
[ "$(grep -c '现在的数据不同' "$output")" -eq 1 ] || fail "more than the audit chain differs from before the archive"
expect 0 --tenant huabei-2 verify "$folder/huabei.backup"
says 逐表一致

# Archived while somebody holds it open and writes: whoever comes late is refused, nothing is lost.
expect 0 tenant archive select --by 张三
expect 0 tenant restore select --by 张三
expect 0 --tenant select audit verify
echo "three tenants, none touched by another: ok"
