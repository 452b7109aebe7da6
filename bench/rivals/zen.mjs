// @gorules/zen-engine: one decision of sixty expressions, evaluated for each employee.
import { ZenEngine } from "@gorules/zen-engine";
import { bestOfFive, employees, report, spec, translate } from "./workload.mjs";

const items = new Set(spec.items.map((item) => item.name));
const words = {
  name: (name) => (items.has(name) ? "$." + name : name),
  call: (name, [first, ...others]) => {
    if (name === "IF") return `(${first} ? ${others[0]} : ${others[1]})`;
    if (name === "ROUND") return `round(${first}, ${others[0]})`;
    if (name === "FLOOR") return `floor(${first})`;
    return `${name.toLowerCase()}([${[first, ...others].join(", ")}])`;
  },
};
const expressions = spec.items.map((item) => ({ id: item.name, key: item.name, value: translate(item.formula, words) }));
const engine = new ZenEngine();
const decision = engine.createDecision({
  nodes: [
    { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
    { id: "pay", type: "expressionNode", name: "pay", position: { x: 0, y: 0 }, content: { expressions } },
    { id: "out", type: "outputNode", name: "out", position: { x: 0, y: 0 } },
  ],
  edges: [
    { id: "a", sourceId: "in", targetId: "pay", type: "edge" },
    { id: "b", sourceId: "pay", targetId: "out", type: "edge" },
  ],
});
const inputs = employees.map((row) => Object.fromEntries(spec.inputs.map((name, i) => [name, row[i]])));
const { seconds, result } = await bestOfFive(async () => {
  const rows = [];
  for (const input of inputs) rows.push((await decision.evaluate(input)).result);
  return rows;
});
report("zen", seconds, result.map((row) => spec.items.map((item) => Number(row[item.name]))));
engine.dispose();
