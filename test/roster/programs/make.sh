#!/usr/bin/env bash
# Makes the workbooks of this folder again: the officers of samples/rosters/0201.csv, saved by other programs. The names say
# by which, and how: `texts` as the CSV has them, `values` with true dates and numbers. Needs python3-openpyxl and
# python3-xlsxwriter of Debian; exceljs goes into a temporary folder, so that the project does not depend on it.
set -euo pipefail
cd "$(dirname "$0")"
roster=../../../samples/rosters/0201.csv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --prefix "$work" --no-save --no-audit --no-fund exceljs@4.4.0
cat >"$work/write.mjs" <<'JS'
import { readFileSync } from 'node:fs';
import exceljs from 'exceljs';

const [kind, source, target] = process.argv.slice(2);
const { header, officers } = JSON.parse(readFileSync(source, 'utf8'));

function valueOf(column, text) {
  if (text === '') {
    return null;
  }
  if (column.endsWith('_DATE')) {
    const [day, month, year] = text.split('/').map(Number);
    return new Date(Date.UTC(year - 543, month - 1, day));
  }
  return ['SALARY', 'SALARY5Y', 'POS_AMT'].includes(column) ? Number(text.replaceAll(',', '')) : text;
}

const workbook = new exceljs.Workbook();
const sheet = workbook.addWorksheet('บัญชีรายชื่อ', { views: [{ state: 'frozen', ySplit: 1 }] });
sheet.columns = header.map((column) => ({
  header: column,
  key: column,
  width: 16,
  style: kind === 'values' && column.endsWith('_DATE') ? { numFmt: 'dd/mm/yyyy' } : {},
}));
for (const row of officers) {
  sheet.addRow(row.map((text, index) => (kind === 'values' ? valueOf(header[index], text) : text)));
}
await workbook.xlsx.writeFile(target);
JS
/usr/bin/python3 - "$roster" >"$work/roster.json" <<'PYTHON'
import csv, json, sys

with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    header, *officers = csv.reader(file)
json.dump({"header": header, "officers": officers}, sys.stdout)
PYTHON

for kind in texts values; do
  for program in openpyxl xlsxwriter; do
    /usr/bin/python3 write.py "$program" "$kind" "$roster" "$program-$kind.xlsx"
  done
  node "$work/write.mjs" "$kind" "$work/roster.json" "exceljs-$kind.xlsx"
done
