import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const files = (folder: string, ending: string) =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

const model = readFileSync("docs/model.md", "utf8");
const sources = files("src", ".ts").map((file) => [file, readFileSync(file, "utf8")] as const);
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!);

const equations = found(model, /^ {4}\((\d+\.\d+[a-z])\) /gm);
const sections = found(model, /^#+ (\d+(?:\.\d+)?)\.? /gm).concat(found(model, /^\*\*(\d+\.\d+) /gm));

describe("docs/model.md and the code", () => {
  it("numbers every equation once", () => {
    expect(equations.length).toBeGreaterThan(30);
    expect(new Set(equations).size).toBe(equations.length);
  });

  it("has every equation that the code cites, and the code cites every one", () => {
    const cited = new Set(sources.flatMap(([, text]) => found(text, /\b(\d+\.\d+[a-z])\b(?=[,)])/g)));
    expect([...cited].filter((tag) => !equations.includes(tag))).toEqual([]);
    expect(equations.filter((tag) => !cited.has(tag))).toEqual([]);
  });

  it("has every section that the code cites", () => {
    const cited = sources.flatMap(([file, text]) =>
      found(text, /model\.md, section (\d+(?:\.\d+)?)/g).map((section) => `${section} (${file})`),
    );
    expect(cited.length).toBeGreaterThan(3);
    expect(cited.filter((place) => !sections.includes(place.split(" ")[0]!))).toEqual([]);
  });
});

const documents = ["README.md", "CONTRIBUTING.md", "examples/README.md", ...files("docs", ".md")];

describe("documents", () => {
  it.each(documents)("%s names only files that exist", (file) => {
    const text = readFileSync(file, "utf8");
    const named = found(text, /`((?:src|tests|scenarios|docs)\/[\w./-]+\.\w+)`/g);
    const inSource = found(
      text,
      /`((?:words|maths|model|levers|input|calibrate|measures|runs|games|evidence|report|apps)\/[\w./-]+\.ts)`/g,
    );
    const missing = [...named, ...inSource.map((name) => `src/${name}`)].filter((name) => !existsSync(name));
    expect(missing.filter((name) => !/your[A-Z]|<id>/.test(name))).toEqual([]);
  });

  it.each(documents)("%s links only to what is there", (file) => {
    const targets = found(readFileSync(file, "utf8"), /\]\((?!https?:|#|mailto:)([^)\s#]+)/g);
    expect(targets.filter((target) => !existsSync(join(dirname(file), target)))).toEqual([]);
  });
});

describe("decisions", () => {
  const records = files("docs/decisions", ".md").filter((file) => !file.endsWith("README.md"));

  it.each(records)("%s says what, why and what was rejected, and stands in the list under its title", (file) => {
    const text = readFileSync(file, "utf8");
    const [, number, title] = text.match(/^# (\d+)\. (.+)\n/)!;
    expect(file).toContain(`/${number!.padStart(2, "0")}-`);
    expect(found(text, /^\*\*(\w+)\.\*\*/gm)).toEqual(["What", "Why", "Rejected"]);
    const list = readFileSync("docs/decisions/README.md", "utf8");
    expect(list).toContain(`${number}. [${title}](${file.slice("docs/decisions/".length)})\n`);
  });

  it("are numbered one after the other", () => {
    expect(records.map((file) => Number(file.match(/(\d+)-/)![1])).sort((a, b) => a - b)).toEqual(
      records.map((_, at) => at + 1),
    );
  });
});

it("the Node version of .nvmrc is the first that package.json allows", () => {
  const { engines } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(engines.node).toBe(`>=${readFileSync(".nvmrc", "utf8").trim()}`);
});
