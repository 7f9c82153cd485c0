// Layers are siblings along the road of the data; imports run one way (docs/contributing.md).
const may = {
  numerics: [],
  bargaining: ["numerics"],
  engine: ["numerics"],
  governance: ["engine", "bargaining", "numerics"],
  levers: ["engine", "bargaining"],
  scenario: ["levers", "bargaining"],
  calibrate: ["scenario", "levers", "governance", "engine", "numerics"],
  results: [],
  indicators: ["engine", "results"],
  experiments: ["scenario", "levers", "calibrate", "governance", "engine", "indicators", "results"],
  evidence: ["scenario", "levers", "calibrate", "engine", "numerics", "experiments", "indicators", "study", "results"],
  study: ["scenario", "levers", "calibrate", "engine", "numerics", "experiments", "indicators", "results"],
  observed: ["scenario", "indicators", "results"],
  game: ["scenario", "study", "experiments", "results", "governance", "bargaining"],
  validation: [
    "scenario",
    "levers",
    "calibrate",
    "engine",
    "bargaining",
    "numerics",
    "indicators",
    "experiments",
    "study",
    "results",
  ],
  report: ["indicators", "results"],
  library: ["scenario", "experiments", "results"],
};
const portable = Object.keys(may);
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    ...portable.map((layer) => ({
      name: `${layer}-imports`,
      severity: "error",
      comment: `src/${layer} may import only: ${[layer, ...may[layer]].join(", ")}`,
      from: { path: `^src/${layer}/` },
      to: { path: "^src/", pathNot: `^src/(${[layer, ...may[layer]].join("|")})/` },
    })),
    {
      name: "portable-no-node",
      severity: "error",
      from: { path: `^src/(${portable.join("|")})/` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "front-door",
      severity: "error",
      comment: "src/index.ts runs in a browser, without the WebAssembly of linear programmes, which only games need",
      from: { path: "^src/index[.]ts$" },
      to: { path: "^src/(node|cli|bench)/|^src/numerics/lp[.]ts$", reachable: true },
    },
    {
      name: "node-below-cli",
      severity: "error",
      from: { path: "^src/node/" },
      to: { path: "^src/(cli|bench)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
  },
};
