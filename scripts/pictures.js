// Takes the pictures of README.md and docs/ again, from the program as it is built (npm run build).
//
//   npm run pictures                      all of them: twenty minutes, nearly all of it for sensitivity.png
//   npm run pictures -- lab barriers      those whose file name begins so; runs only what these need
//
// Results in results/pictures are used again: remove them after a change of numbers.
// ImageMagick's `convert`, where it is installed, makes the files a third as large.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openBrowser } from "../dist/apps/node/figures/browser.js";
import { serveLab } from "../dist/apps/node/lab/labServer.js";

const RESULTS = "results/pictures";
const DELTA = "scenarios/yangtze-river-delta";
const CAPITAL = "scenarios/beijing-tianjin-hebei";

/** What is run for figures and the report, by the folder of its results. */
const RUNS = {
  barriers: `compare ${DELTA}/barrier-removal.yaml`,
  compensation: `game ${CAPITAL}/compensation.yaml`,
  league: "league",
  sensitivity:
    `sensitivity ${DELTA}/barrier-removal.yaml --variant together --outcome real-national-income ` +
    "--outcome real-gdp --method morris --samples 4",
  taxes: `compare ${CAPITAL}/relocation-tax-sharing.yaml --set answer.compare=[all,no-sharing]`,
};

/** Figures for print: of which results, which one. */
const FIGURES = {
  "docs/figures/barriers.png": ["barriers", "effect-real-gdp"],
  "docs/figures/collaboration.png": ["barriers", "collaboration"],
  "docs/figures/compensation.png": ["compensation", "compensation"],
  "docs/figures/convergence.png": ["barriers", "convergence"],
  "docs/figures/league.png": ["league", "effects"],
  "docs/figures/tax-sharing.png": ["taxes", "finance"],
  "docs/figures/workers.png": ["barriers", "flows-workers"],
  "docs/sensitivity.png": ["sensitivity", "screening-1"],
};

const FIGURE_WIDTH = 1000;

/**
 * Pages of the lab: address, size in CSS pixels, pixels of the picture for one of them, what is waited for, and what is
 * done then; what that gives is shown alone.
 */
const LAB = {
  "docs/lab.png": { hash: "s=yangtze-river-delta/barrier-removal&p=together", size: [1280, 860], wait: RAISES() },
  "docs/lab-city.png": {
    hash: "s=teaching/three-cities&p=without-spring&firms=cohorts&city=mill",
    size: [1280, 1130],
    scale: 0.7,
    wait: ".books tbody tr",
    show: async (page) => page.locator(".city-panel"),
  },
  "docs/lab-compare.png": {
    hash: "t=compare&s=teaching/three-cities&p=without-spring&p2=all&firms=cohorts",
    size: [1280, 850],
    scale: 0.7,
    wait: "text=Area: real GDP",
  },
  "docs/lab-game.png": {
    hash: "t=game&x-who=harbour",
    size: [1280, 1640],
    scale: 0.78,
    wait: ".lattice [role=button]",
    show: (page) => page.getByRole("button", { name: "Nucleolus" }).click(),
  },
  "docs/lab-lesson.png": {
    hash: "t=lessons&x-lesson=protection&x-step=3&x-guess=...all",
    size: [1000, 748],
    wait: ".verdict",
  },
  "docs/lab-phone.png": {
    hash: "s=teaching/three-cities&p=without-spring&firms=cohorts",
    size: [360, 780],
    wait: RAISES(),
  },
  "docs/lab-play.png": {
    hash: "t=play&x-play=01.0a0a0a1m0a0a0a0a0a0a",
    size: [1280, 1060],
    scale: 0.78,
    wait: ".answer .first",
  },
};

/** The letters that the program ships, so that pages look the same on every machine. */
const FONTS = `
@font-face { font-family: Latin; src: url(${fontData("LiberationSans-Regular.ttf")}) }
@font-face { font-family: Latin; font-weight: bold; src: url(${fontData("LiberationSans-Bold.ttf")}) }
@font-face { font-family: Chinese; src: url(${fontData("NotoSansSC-Regular.woff2")}) }
* { font-family: Latin, Chinese, sans-serif !important }`;

function fontData(name) {
  return `data:font/sfnt;base64,${readFileSync(`bin/fonts/${name}`).toString("base64")}`;
}

/** The answer is there once it names an effect. */
function RAISES() {
  return ".answer .first:has-text('raises')";
}

const asked = process.argv.slice(2);
const wanted = (file) => asked.length === 0 || asked.some((name) => basename(file).startsWith(name));

/** The folder of a run's results. */
function resultsOf(name) {
  const folder = `${RESULTS}/${name}`;
  if (!existsSync(folder)) agglom(...RUNS[name].split(" "), "--out", folder);
  return folder;
}

function agglom(...args) {
  process.stderr.write(`agglom ${args.join(" ")}\n`);
  execFileSync(process.execPath, ["bin/agglom.js", ...args], { stdio: ["ignore", "ignore", "inherit"] });
}

/** Writes a picture of what `take` leads the page to, in few colours. */
async function picture(file, { size: [width, height], scale = 1, colours = 96 }, take) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, bypassCSP: true });
  try {
    const page = await context.newPage();
    const shown = await take(page);
    await (shown ?? page).screenshot({ path: file, animations: "disabled" });
  } finally {
    await context.close();
  }
  spawnSync("convert", [file, "+dither", "-colors", `${colours}`, `PNG8:${file}`]);
  console.log(file);
}

async function figurePicture(file, [run, id]) {
  const results = resultsOf(run);
  const folder = `${results}-figures`;
  agglom("figures", results, "--out", folder, "--format", "png", "--only", id);
  const bytes = readFileSync(`${folder}/${id}.png`).toString("base64");
  await picture(file, { size: [FIGURE_WIDTH, 800], colours: 40 }, async (page) => {
    await page.setContent(`<body style="margin:0"><img width="${FIGURE_WIDTH}" src="data:image/png;base64,${bytes}">`);
    return page.locator("img");
  });
}

/** Of a report: its first screen, without what opens on request. */
const REPORT_PARTS = `nav, .box, details, section:not(#findings) { display: none !important }`;

async function reportPicture(file) {
  const results = resultsOf("barriers");
  agglom("report", results);
  await picture(file, { size: [1000, 900] }, async (page) => {
    await page.goto(pathToFileURL(resolve(results, "report.html")).href);
    await page.waitForSelector("#plot-map .main-svg", { state: "attached" });
    await page.addStyleTag({ content: FONTS + REPORT_PARTS });
    return page.locator(".page");
  });
}

async function labPicture(file, { hash, wait, show, ...size }, lab) {
  await picture(file, size, async (page) => {
    await page.goto(`${lab.url}#${hash}`);
    await page.locator(wait).first().waitFor({ timeout: 120_000 });
    await page.addStyleTag({ content: FONTS });
    const part = await show?.(page);
    await page.evaluate(() => document.activeElement.blur());
    await page.waitForTimeout(500);
    return part;
  });
}

const browser = await openBrowser();
const lab = await serveLab(0);
try {
  for (const [file, page] of Object.entries(LAB)) if (wanted(file)) await labPicture(file, page, lab);
  if (wanted("docs/report.png")) await reportPicture("docs/report.png");
  for (const [file, figure] of Object.entries(FIGURES)) if (wanted(file)) await figurePicture(file, figure);
} finally {
  await browser.close();
  await lab.close();
}
