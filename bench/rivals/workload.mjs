// The sixty-item workload for engines with a formula language of their own.
import { readFileSync } from "node:fs";

const folder = new URL("../../cases/workload/", import.meta.url);

export const spec = JSON.parse(readFileSync(new URL("payroll60.json", folder), "utf8"));

export const employees = readFileSync(new URL("employees.csv", folder), "utf8")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(",").map(Number));

// Calls, names, numbers and operators of a formula; `call(name, arguments)` and `name(name)` write them anew.
export function translate(formula, { call, name }) {
  const tokens = formula.match(/[A-Za-z_][A-Za-z_0-9]*|[0-9.]+|<=|>=|[-+*/<>=(),]/g);
  let at = 0;
  const upTo = (stops) => {
    let text = "";
    while (at < tokens.length && !stops.includes(tokens[at])) text += next();
    return text;
  };
  const next = () => {
    const token = tokens[at++];
    if (token === "(") {
      const inside = upTo([")"]);
      at++;
      return "(" + inside + ")";
    }
    if (!/^[A-Za-z_]/.test(token)) return ["<=", ">=", "<", ">", "+", "-", "*", "/"].includes(token) ? ` ${token} ` : token;
    if (tokens[at] !== "(") return name(token);
    at++;
    const parts = [upTo([",", ")"])];
    while (tokens[at++] === ",") parts.push(upTo([",", ")"]));
    return call(token, parts);
  };
  return upTo([]);
}

// The best of five, as seconds; and what the last one gave.
export async function bestOfFive(work) {
  let best = Infinity, result;
  for (let turn = 0; turn < 5; turn++) {
    const start = process.hrtime.bigint();
    result = await work();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
  }
  return { seconds: best, result };
}

// One line of JSON: the sums of all items to the cent, as those of doubles may not be better.
export function report(engine, seconds, rows) {
  const sums = {};
  for (const [i, item] of spec.items.entries()) sums[item.name] = rows.reduce((sum, row) => sum + row[i], 0).toFixed(2);
  console.log(JSON.stringify({ engine, employees: rows.length, seconds, sums }));
}
