import { existsSync, readdirSync, readFileSync } from "node:fs";
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

describe("documents", () => {
  it.each(["README.md", ...files("docs", ".md")])("%s names only files that exist", (file) => {
    const text = readFileSync(file, "utf8");
    const named = found(text, /`((?:src|tests|scenarios|docs)\/[\w./-]+\.\w+)`/g);
    const inSource = found(
      text,
      /`((?:engine|governance|calibrate|levers|validation|scenario|game|bargaining)\/[\w./-]+\.ts)`/g,
    );
    const missing = [...named, ...inSource.map((name) => `src/${name}`)].filter((name) => !existsSync(name));
    expect(missing.filter((name) => !/your[A-Z]|<id>/.test(name))).toEqual([]);
  });

  it.each(["README.md", ...files("docs", ".md")])("%s links only to what is there", (file) => {
    const folder = file.includes("/") ? "docs" : ".";
    const targets = found(readFileSync(file, "utf8"), /\]\((?!https?:|#|mailto:)([^)\s#]+)/g);
    expect(targets.filter((target) => !existsSync(`${folder}/${target}`))).toEqual([]);
  });
});
