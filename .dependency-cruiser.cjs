// Rooms are siblings along the road of the data; imports run one way (docs/contributing.md).
const may = {
  words: [],
  maths: [],
  model: ["maths"],
  levers: ["maths", "model"],
  input: ["maths", "levers"],
  calibrate: ["maths", "model", "levers", "input"],
  measures: ["maths", "model"],
  runs: ["maths", "model", "levers", "input", "calibrate", "measures"],
  games: ["maths", "model", "input", "measures", "runs"],
  evidence: ["maths", "model", "levers", "input", "calibrate", "measures", "runs"],
  figures: ["maths", "measures"],
  report: ["measures", "figures"],
};
const rooms = Object.keys(may);
const PARTS = "(explore|compare|game|play|lessons|about)";
const PAGE = ["words", "maths", "levers", "input", "measures", "runs", "games", "figures", "report"];
const only = (name, path, allowed) => ({
  name,
  severity: "error",
  comment: `${path} may import only: ${allowed.join(", ")}`,
  from: { path: `^src/${path}/` },
  to: { path: "^src/", pathNot: `^src/(${[path, ...allowed].join("|")})/` },
});
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "lab-rooms",
      comment: "folders of the lab import one way (docs/lab.md)",
      scope: "folder",
      severity: "error",
      from: { path: "^src/apps/lab" },
      to: { circular: true },
    },
    {
      name: "lab-parts",
      comment: "parts of the lab's page do not know each other",
      severity: "error",
      from: { path: `^src/apps/lab/${PARTS}/` },
      to: { path: `^src/apps/lab/${PARTS}/`, pathNot: "^src/apps/lab/$1/" },
    },
    ...rooms.map((room) =>
      only(
        `${room}-imports`,
        room,
        ["words", ...may[room]].filter((other) => other !== room),
      ),
    ),
    {
      name: "sub-rooms-of-charts-and-pages",
      severity: "error",
      comment: "folders within figures and report stand in an order too",
      scope: "folder",
      from: { path: "^src/(figures|report)" },
      to: { circular: true },
    },
    only("library-imports", "apps/library", ["words", "input", "measures", "runs"]),
    only("lab-imports", "apps/lab", ["apps/library", ...PAGE]),
    {
      name: "bargaining-over-numerics",
      severity: "error",
      from: { path: "^src/maths/numerics/" },
      to: { path: "^src/maths/bargaining/" },
    },
    {
      name: "governance-over-engine",
      severity: "error",
      from: { path: "^src/model/engine/" },
      to: { path: "^src/(model/governance|maths/bargaining)/" },
    },
    {
      name: "results-alone",
      severity: "error",
      comment: "results are plain data, whoever made them",
      from: { path: "^src/measures/results/" },
      to: { path: "^src/(?!measures/results/|words/)" },
    },
    {
      name: "lever-types-of-the-engine",
      severity: "error",
      comment: "levers and measures know the simulator, not who governs in it",
      from: { path: "^src/(levers|measures)/" },
      to: { path: "^src/model/governance/" },
    },
    {
      name: "portable-no-node",
      severity: "error",
      from: { path: `^src/(${rooms.join("|")}|apps/(library|lab))/` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "front-door",
      severity: "error",
      comment: "src/index.ts runs in a browser",
      from: { path: "^src/index[.]ts$" },
      to: { path: "^src/apps/(node|cli|bench)/", reachable: true },
    },
    {
      name: "node-rooms",
      severity: "error",
      comment: "rooms of apps/node know each other one way",
      scope: "folder",
      from: { path: "^src/apps/node" },
      to: { circular: true },
    },
    {
      name: "node-below-cli",
      severity: "error",
      from: { path: "^src/apps/node/" },
      to: { path: "^src/apps/(cli|bench)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
  },
};
