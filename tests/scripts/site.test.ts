import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { htmlOf, linkTo, targetOf, titleOf } from "../../scripts/pages.js";
import { LANGUAGES } from "../../src/words/index.js";
import { root } from "../apps/cli/program.js";

describe("a page from Markdown", () => {
  it("has the anchors that GitHub gives headings, in any script", () => {
    const html = htmlOf(
      "# Who `decides`, and why?\n\n## 5.1 What is data\n\n## 按主题\n\n## 按主题\n",
      (link: string) => link,
    );
    const ids = [...html.matchAll(/ id="(.*?)"/g)].map(([, id]) => id);
    expect(ids).toEqual(["who-decides-and-why", "51-what-is-data", "按主题", "按主题-1"]);
  });

  it("asks where each link and picture leads", () => {
    const html = htmlOf("[a](b.md#c) ![d](e.png)", (link: string) => `there/${link}`);
    expect(html).toBe('<p><a href="there/b.md#c">a</a> <img src="there/e.png" alt="d"></p>\n');
  });

  it("links from page to page, seen from the page", () => {
    expect(targetOf("docs/a.md", "../b/c.md#d")).toEqual({ path: "b/c.md", anchor: "d" });
    expect(targetOf("docs/a.md", "#d")).toEqual({ path: "docs/a.md", anchor: "d" });
    expect(targetOf("docs/a.md", "https://example.org")).toBeUndefined();
    expect(linkTo("docs/a.html", "index.html")).toBe("../index.html");
    expect(titleOf("text\n\n# A `title`\n")).toBe("A title");
  });
});

describe("the site", () => {
  const site = mkdtempSync(join(tmpdir(), "agglom-site-"));
  afterAll(() => rmSync(site, { recursive: true }));
  beforeAll(() => void execFileSync(process.execPath, ["scripts/site.js", site], { cwd: root }));

  const pages = () => (readdirSync(site, { recursive: true }) as string[]).filter((file) => file.endsWith(".html"));
  const read = (page: string) => readFileSync(join(site, page), "utf8");
  const linksOf = (page: string) => [...read(page).matchAll(/ (?:href|src)="(.*?)"/g)].map(([, link]) => link!);
  const inside = (page: string) => linksOf(page).filter((link) => !/^(https?:|mailto:|data:)/.test(link));

  it("has a first page in every language, the lab, the findings and every document", () => {
    for (const language of LANGUAGES)
      expect(existsSync(join(site, language === "en" ? "index.html" : `index.${language}.html`))).toBe(true);
    const documents = readdirSync(join(root, "docs")).filter((file) => file.endsWith(".md"));
    const wanted = [
      "lab/index.html",
      "docs/findings.html",
      ...documents.map((file) => `docs/${file.replace(/md$/, "html")}`),
    ];
    expect(pages()).toEqual(expect.arrayContaining(wanted));
  });

  it("leads from a page to the lab and to the same page in the other language", () => {
    expect(inside("docs/lessons.html")).toEqual(
      expect.arrayContaining(["../index.html", "../lab/index.html", "lessons.zh.html", "findings.html"]),
    );
    expect(inside("docs/lessons.zh.html")).toEqual(expect.arrayContaining(["../index.zh.html", "lessons.html"]));
    expect(read("docs/lessons.zh.html")).toContain('<html lang="zh');
  });

  it("has behind every link a file and its anchor, wherever the site stands", () => {
    let links = 0;
    const broken = pages().flatMap((page) =>
      inside(page)
        .filter((link) => {
          links++;
          const [path, anchor] = link.split("#").map(decodeURIComponent);
          const target = path === "" ? page : join(dirname(page), path!);
          const file = resolve(site, target);
          if (link.startsWith("/") || !file.startsWith(site) || !existsSync(file)) return true;
          return anchor !== undefined && target.endsWith(".html") && !read(target).includes(` id="${anchor}"`);
        })
        .map((link) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
    expect(links).toBeGreaterThan(1000);
  });

  it("loads nothing from other hosts", () => {
    const loaded = pages().flatMap((page) => [
      ...read(page).matchAll(/<(?:script|link|img)[^>]* (?:src|href)="(https?:.*?)"/g),
    ]);
    expect(loaded).toEqual([]);
  });
});
