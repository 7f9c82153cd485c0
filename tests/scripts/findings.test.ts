import { spawnSync } from "node:child_process";
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = mkdtempSync(join(tmpdir(), "agglom-findings-"));
afterAll(() => rmSync(folder, { recursive: true }));
cpSync("scripts", join(folder, "scripts"), { recursive: true });
mkdirSync(join(folder, "docs"));
for (const part of ["bin", "dist", "node_modules", "package.json", "scenarios"])
  symlinkSync(resolve(part), join(folder, part));

const sentences = `
draws: 3
page:
  title: { en: Findings, zh: 研究发现 }
  intro: { en: "Of a bridge.\\n", zh: "一座桥。\\n" }
  currency: { en: yuan, zh: 元 }
  assumed: { en: Assumed, zh: 假定 }
  repeat: { en: Repeat, zh: 复现 }
  held: { en: "{held} of {draws} draws", zh: "{draws}组中的{held}组" }
runs:
  toll:
    scenario: scenarios/questions/bridge-toll.yaml
    with: { years: 3 }
    seconds: 2
    measures:
      gdp: { of: real-gdp, in: ended, above: 0 }
      revenue: { of: own-revenue, in: ended, place: riverport, as: difference }
findings:
  - id: start
    block: README
    answer: { en: "GDP {toll_gdp_central}.\\n", zh: "GDP {toll_gdp_central}。\\n" }
  - id: toll
    title: { en: What does the toll cost?, zh: 通行费的代价？ }
    answer:
      en: "Real GDP {toll_gdp}, above 0 in {toll_gdp_held}; the treasury {toll_revenue_central}.\\n"
      zh: "实际GDP {toll_gdp}，{toll_gdp_held}大于0；财政{toll_revenue_central}。\\n"
    assumed: { en: The toll., zh: 通行费。 }
`;
const file = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(file(name), "utf8");
const write = (yaml: string) => writeFileSync(file("docs/findings.yaml"), yaml);
const words = (word: string) => `{ en: ${word}, zh: 词 }`;
writeFileSync(
  file("docs/review.yaml"),
  `page: { title: ${words("Review")}, intro: { en: "Claims.\\n", zh: "论点。\\n" }, claim: ${words("Claim")}, answer: ${words("Answer")},
  sure: ${words("Sure")}, ask: ${words("Ask")}, because: ${words("Because")}, unasked: ${words("Not asked")} }
sections:
  - title: ${words("Bridges")}
    claims:
      - claim: ${words("Tolls cost.")}
        answer: { en: "The treasury {toll_revenue_central}.", zh: "财政{toll_revenue_central}。" }
        sure: ${words("Sure.")}
        ask: compare scenarios/questions/bridge-toll.yaml
unasked: [{ claim: ${words("All is well.")}, because: ${words("No data.")} }]
`,
);

/** What a call in the folder prints, in this process: to load the program takes longer than most calls. */
async function findings(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const script: typeof import("../../scripts/findings.js") = await import(
    pathToFileURL(file("scripts/findings.js")).href
  );
  const [printed, noted]: [string[], string[]] = [[], []];
  const errors = openSync(file("errors"), "w");
  const ended = (status: number) => ({
    status,
    stdout: printed.map((line) => `${line}\n`).join(""),
    stderr: [...noted, text("errors")].join("\n"),
  });
  const here = process.cwd();
  process.chdir(folder);
  try {
    const [print, note] = [printed, noted].map((lines) => (line: string) => lines.push(line));
    return ended(script.findings(args, { print, note, errors }));
  } catch (error) {
    noted.push((error as Error).message);
    return ended(1);
  } finally {
    process.chdir(here);
    closeSync(errors);
  }
}

const PAGES = ["docs/findings.md", "docs/findings.zh.md"];

describe("npm run findings", () => {
  it("says what the documents lack, writes it, and finds nothing to say then", async () => {
    write(sentences);
    writeFileSync(file("README.md"), "# Bridge\n\n<!-- findings: start -->\nold\n<!-- end of findings -->\nEnd\n");
    const first = await findings();
    expect(first.status, first.stderr).toBe(1);
    expect(first.stdout).toMatch(
      /^start,toll: toll_gdp: nothing before, \+0\.\d+ % \(\+0\.\d+( to \+0\.\d+)? %\) now$/m,
    );
    expect(first.stderr).toContain("1 runs, 1 of them not done yet: about 2 seconds");
    expect(readdirSync(file("docs"))).toEqual(["findings.yaml", "review.yaml"]);

    expect((await findings("--write")).status).toBe(0);
    const written = [...PAGES, "docs/findings.json", "README.md"].map(text);
    expect(written[0]).toMatch(
      /## What does the toll cost\?\n\nReal GDP \+0\.\d+ % \(.* to .* %\), above 0 in 3 of 3 draws/,
    );
    expect(written[0]).toContain(
      "`npm run findings -- toll` ([bridge-toll.yaml](../scenarios/questions/bridge-toll.yaml))",
    );
    expect(written[3]).toMatch(
      /^# Bridge\n\n<!-- findings: start -->\nGDP \+0\.\d+ %\.\n<!-- end of findings -->\nEnd\n$/,
    );

    const claims = text("docs/review.md")
      .split("\n")
      .filter((line) => line.startsWith("| "));
    expect(claims[2]).toMatch(
      /^\| Tolls cost\. \| The treasury −\S+ bn yuan\. \| Sure\. \| `agglom compare` \[bridge-toll\.yaml\]\(\.\.\/scenarios\/questions\/bridge-toll\.yaml\) \|$/,
    );
    expect(claims.at(-1)).toBe("| All is well. | No data. |");

    const again = await findings();
    expect(again).toMatchObject({ status: 0, stdout: "" });
    expect(again.stderr).toContain("0 of them not done yet");
    await findings("--write");
    expect([...PAGES, "docs/findings.json", "README.md"].map(text)).toEqual(written);
  });

  it("holds the same numbers in both languages", () => {
    // Money stands in billions in one and in 亿 in the other.
    const [english, chinese] = PAGES.map((name) =>
      text(name)
        .split(/treasury|财政/)[0]!
        .match(/[+−]?\d+(\.\d+)?/g)
        ?.sort(),
    );
    expect(english).toHaveLength(6);
    expect(chinese).toEqual(english);
    const billions = Number(/treasury −([\d.]+) bn yuan/.exec(text(PAGES[0]!))![1]);
    expect(Number(/财政−([\d.]+)亿元/.exec(text(PAGES[1]!))![1])).toBeCloseTo(10 * billions, 3);
  });

  it("tells a number that is another one now, with finding, old and new", async () => {
    const numbers = JSON.parse(text("docs/findings.json"));
    const { central } = numbers.toll.gdp;
    numbers.toll.gdp.central = 7;
    numbers.toll.gdp.band = [5, 7, 9];
    writeFileSync(file("docs/findings.json"), JSON.stringify(numbers));
    const { status, stdout } = await findings("toll");
    expect(status).toBe(1);
    expect(stdout).toContain(`toll: toll_gdp: +7.0 % (+5.0 to +9.0 %) before, +${central.toPrecision(2)} %`);
    expect(stdout).toContain("Real GDP +0.");
  });

  it("tells a sentence that supposes what is not so", async () => {
    write(sentences.replace("above: 0 }", "below: 0 }"));
    const { status, stdout } = await findings("--write");
    expect(status).toBe(1);
    expect(stdout).toMatch(/toll_gdp: \+0\.\d+ % .* where the sentence supposes .*"below":0.*: write it anew/);
  });

  it.each([
    ["in: ended, above", "in: endde, above", "variant", "ended"],
    ["of: real-gdp", "of: real-gpd", "", "real-gdp"],
    ["place: riverport", "place: riverprt", "", "riverport"],
    ["Real GDP {toll_gdp}", "Real GDP {toll_gpd}", "there is no measure of toll: gpd", "gdp"],
    ["Real GDP {toll_gdp}", "Real GDP {tol_gdp}", "there is no run: tol", "toll"],
    ["above 0 in {toll_gdp_held}", "above 0 in {toll_gdp_hed}", "there is no form of real-gdp: hed", "held"],
  ])("names what is missing and the nearest name: %s -> %s", async (right, wrong, says, nearest) => {
    write(sentences.replace(right, wrong));
    const { status, stderr } = await findings("--write");
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).toContain(nearest);
  });
});

describe("docs/findings.yaml", () => {
  interface Finding {
    id: string;
    title?: Record<string, string>;
    answer: Record<string, string>;
    assumed?: Record<string, string>;
  }
  const { runs, findings } = parse(readFileSync("docs/findings.yaml", "utf8"), { merge: true }) as {
    runs: Record<string, { measures: Record<string, unknown> }>;
    findings: Finding[];
  };
  interface Claim {
    answer: Record<string, string>;
    sure: Record<string, string>;
    ask: string;
  }
  const { sections } = parse(readFileSync("docs/review.yaml", "utf8")) as { sections: { claims: Claim[] }[] };
  const claims = sections.flatMap((one) => one.claims);
  const PLACE = /\{([a-z0-9]+)_([a-z0-9]+)(?:_[a-z]+)?\}/g;
  const places = (text: string) => [...text.matchAll(PLACE)].map(([all, run, id]) => ({ all, run: run!, id: id! }));

  it.each(findings)("$id takes every number from a run, the same ones in each language", ({ answer, assumed }) => {
    const [first, ...others] = Object.values(answer).map((text) => places(text).map(({ all }) => all));
    for (const other of others) expect(new Set(other)).toEqual(new Set(first));
    for (const { run, id } of places(answer["en"]!)) expect(Object.keys(runs[run]!.measures)).toContain(id);
    for (const text of [...Object.values(answer), ...Object.values(assumed ?? {})])
      expect(digitsOf(text.replace(PLACE, ""))).toEqual([]);
  });

  it("and so does every claim of the review, which names a file that is there", () => {
    for (const { answer, sure, ask } of claims) {
      for (const one of [answer, sure]) {
        const [english, chinese] = ["en", "zh"].map((language) => places(one[language]!).map(({ all }) => all));
        expect(new Set(chinese)).toEqual(new Set(english));
        for (const { run, id } of places(one["en"]!)) expect(Object.keys(runs[run]!.measures)).toContain(id);
        for (const text of Object.values(one)) expect(digitsOf(text.replace(PLACE, ""))).toEqual([]);
      }
      const [, name] = ask.split(" ");
      if (name) expect(existsSync(name), ask).toBe(true);
    }
  });

  /** Digits that are no year, no threshold at 0, no name and no address. */
  function digitsOf(text: string) {
    const rest = text.replace(
      /\]\(\S+\)|\bd\d\d|(19|20)\d\d|90 ?%|\d+月|(?<=above |Above |below |Below |大于|小于)0|G60/g,
      "",
    );
    return rest.match(/\d+/g) ?? [];
  }

  it("takes no number from a run that no sentence says", () => {
    const texts = [...findings.map(({ answer }) => answer), ...claims.flatMap(({ answer, sure }) => [answer, sure])];
    const said = new Set(texts.flatMap((one) => places(one["en"]!)).map(({ run, id }) => `${run}_${id}`));
    const taken = Object.entries(runs).flatMap(([run, { measures }]) =>
      Object.keys(measures).map((id) => `${run}_${id}`),
    );
    expect(taken.filter((name) => !said.has(name))).toEqual([]);
  });

  it("is what the documents say", () => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/docs.js", "findings"], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(readFileSync("docs/findings.md", "utf8").split("\n").length).toBeLessThanOrEqual(300);
  });

  it("has no rival in the comments of scenarios", () => {
    const files = (readdirSync("scenarios", { recursive: true }) as string[]).filter((name) => name.endsWith(".yaml"));
    const quoting = files.filter((name) => /^# .*What comes out/m.test(readFileSync(`scenarios/${name}`, "utf8")));
    expect(quoting).toEqual([]);
  });
});
