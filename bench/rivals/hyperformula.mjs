// HyperFormula: a sheet with a row for each employee and a column for each item.
import { HyperFormula } from "hyperformula";
import { bestOfFive, employees, report, spec, translate } from "./workload.mjs";

const letters = (column) => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
const columns = new Map([...spec.inputs, ...spec.items.map((item) => item.name)].map((name, i) => [name, letters(i)]));
const formulas = (row) =>
  spec.items.map(
    (item) =>
      "=" +
      translate(item.formula, {
        name: (name) => columns.get(name) + row,
        call: (name, parts) => (name === "FLOOR" ? `FLOOR(${parts[0]}, 1)` : `${name}(${parts.join(", ")})`),
      }),
  );
const sheet = employees.map((row, i) => [...row, ...formulas(i + 1)]);
const { seconds, result } = await bestOfFive(() => {
  const engine = HyperFormula.buildFromArray(sheet, { licenseKey: "gpl-v3" });
  const values = engine.getSheetValues(0);
  engine.destroy();
  return values;
});
report("HyperFormula", seconds, result.map((row) => row.slice(spec.inputs.length)));
