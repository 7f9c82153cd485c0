// A scenario of one's own as an object. Its region is the text of a file, so that this works in a browser, too. Run:
// node examples/ownScenario.js
import { readFileSync } from "node:fs";
import { compare } from "agglom";

const region = readFileSync(new URL("../scenarios/regions/teaching-two-cities/region.yaml", import.meta.url), "utf8");
const scenario = {
  title: "Half a border",
  question: "What does half the border between two cities cost?",
  region: "region.yaml",
  startYear: 2022,
  years: 5,
  firms: 500,
  variants: {
    half: {
      label: "Half the border",
      levers: [{ type: "administrative-border", from: 2023, between: "cities", scale: 0.5 }],
    },
  },
};
const { effects } = await compare(scenario, { replicates: 2, files: { "region.yaml": region } });

const row = effects.find(
  ({ year, place, indicator }) => year === 2026 && place === "cluster" && indicator === "real-gdp",
);
console.log(
  `Half the border: real GDP ${row.effectPct.toFixed(3)} % (${row.ciLowPct.toFixed(3)} to ${row.ciHighPct.toFixed(3)})`,
);
