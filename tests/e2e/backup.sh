# A company backed up while it is used, brought back elsewhere and on the other engine, and compared table by table.
source "$(dirname "$0")/lib.sh" "$@"
export FENHAO_KEY=$folder/company.key

sample 60 3 5
expect 0 init
mkdir -p "$FENHAO_DATA/groups"
{ echo '# 本公司的办公室职员'; cat "$root/templates/groups/office.yaml"; } >"$FENHAO_DATA/groups/office.yaml"
expect 0 import "$folder"/files/*
expect 0 run --month 2026-11 --by 张三

backup=$folder/first.backup
expect 0 backup "$backup"
says 已备份 密钥文件
[ "$(stat -c %a "$backup")" = 600 ] || fail "others may read the backup"
if grep -qaE '张|公司|E00001' "$backup"; then fail "the backup is readable"; fi
expect 5 backup "$backup"
says 没有覆盖
expect 0 verify "$backup"
says 备份完好 逐表一致

# Later changes show in their tables; the backup stays whole.
expect 0 review --run 1 --by 李四
expect 5 verify "$backup"
says "不同：audit_entry" "不同：run"
expect 0 verify --file-only "$backup"

# Where a company is, nothing is restored; damage and another key are told.
expect 5 restore "$backup"
cp "$backup" "$folder/damaged.backup"
printf 'x' | dd of="$folder/damaged.backup" bs=1 seek=5000 conv=notrunc status=none
expect 3 verify --file-only "$folder/damaged.backup"
says 损坏 处理办法
head -c 5000 "$backup" >"$folder/short.backup"
expect 3 verify --file-only "$folder/short.backup"

# Elsewhere, on the other engine: the same company, which goes on from there.
elsewhere=(--data "$folder/elsewhere" --key "$FENHAO_KEY")
(
  if [ -n "${FENHAO_DB:-}" ]; then unset FENHAO_DB; fi
  expect 0 "${elsewhere[@]}" restore "$backup"
  expect 0 "${elsewhere[@]}" verify "$backup"
  says 逐表一致
  cmp "$folder/elsewhere/groups/office.yaml" "$FENHAO_DATA/groups/office.yaml" || fail "the company's own texts did not come along"
  expect 0 "${elsewhere[@]}" audit verify
  expect 0 "${elsewhere[@]}" run --month 2026-11 --by 张三
  expect 0 "${elsewhere[@]}" backup "$folder/second.backup"
)

# And back again from what went on there.
remove_company_but_key() { rm -rf "$FENHAO_DATA"; if [ -n "${FENHAO_DB:-}" ]; then sql 'DROP SCHEMA fenhao CASCADE' 2>/dev/null; fi; }
remove_company_but_key
expect 0 restore "$folder/second.backup"
expect 0 verify "$folder/second.backup"
says 逐表一致
expect 0 audit verify

# Killed at any instant a backup leaves no file that is half there.
for delay in 0.005 0.02 0.05 0.1; do
  "$program" backup "$folder/killed.backup" >/dev/null 2>&1 &
  job=$!
  sleep $delay
  kill -9 $job 2>/dev/null || true
  wait $job 2>/dev/null || true
  if [ -e "$folder/killed.backup" ]; then expect 0 verify --file-only "$folder/killed.backup"; rm "$folder/killed.backup"; fi
done
expect 0 backup "$folder/killed.backup"
expect 0 verify "$folder/killed.backup"
echo "backed up, restored on the other engine and back: ok"
