// Two variants against each other, replicate by replicate: both use the same random numbers. Run:
// node examples/twoVariants.js
import { compare, readScenario } from "agglom/node";

const scenario = readScenario("teaching/two-cities", { set: { years: 5, firms: 500 } });
const { replicates } = await compare(scenario, { replicates: 4 });

const last = replicates.filter(
  ({ year, place, indicator }) => year === 2026 && place === "cluster" && indicator === "real-gdp",
);
const valuesOf = (name) => last.filter(({ variant }) => variant === name).map(({ value }) => value);
const goods = valuesOf("goods");
const differences = valuesOf("everything").map((value, replicate) => value - goods[replicate]);
const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
console.log(
  `everything less goods: real GDP ${mean.toFixed(3)} x 100 million yuan, of ${differences.length} replicates`,
);
