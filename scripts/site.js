// Writes the site: the README as its first page, all documents, what they link to, and the lab, as static files that
// work on any host and in any folder. Needs dist (npm run build).
//   node scripts/site.js [FOLDER]    default: dist/site
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ENGLISH, LANGUAGES, nameOfLanguage } from "../dist/words/index.js";
import { htmlOf, linkTo, pageOf, targetOf, titleOf } from "./pages.js";

const folder = resolve(process.argv[2] ?? `${import.meta.dirname}/../dist/site`);
process.chdir(`${import.meta.dirname}/..`);

const STYLE = "site.css";
const LAB = "lab/index.html";
const HOME = "README.md";

const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").slice(0, -1);
const documents = tracked.filter((file) => /^docs\/[^/]+\.md$/.test(file));
const read = (file) => readFileSync(file, "utf8");

const isFolder = (path) => statSync(path).isDirectory();

/** Language of a file, and its name in English: docs/lessons.zh.md is docs/lessons.md in Chinese. */
function languageOf(file) {
  const [, name, tag] = file.match(/^(.*)\.(\w+)\.md$/) ?? [];
  return LANGUAGES.includes(tag) ? { language: tag, original: `${name}.md` } : { language: ENGLISH, original: file };
}

/** The same document in a language; undefined where it is not written. */
function inLanguage(original, language) {
  const file = language === ENGLISH ? original : original.replace(/md$/, `${language}.md`);
  return tracked.includes(file) ? file : undefined;
}

/** What is shown for a path: of a folder its README, where it has one. */
function shownFor(path) {
  const readme = join(path, HOME);
  return tracked.includes(readme) && isFolder(path) ? readme : path.replace(/\/$/, "");
}

/** The file of the site that stands for a path of the repository; a folder is a list of its files. */
function placeOf(path) {
  if (isFolder(path)) return join(path, "index.html");
  return path.replace(/^README\b/, "index").replace(/\.md$/, ".html");
}

/** Paths of the repository that the site has; what pages link to comes behind. */
const wanted = new Set([...LANGUAGES.flatMap((language) => inLanguage(HOME, language) ?? []), ...documents]);

/** A link of a page, as it stands on the site. */
function hrefOf(path, link) {
  const target = targetOf(isFolder(path) ? `${path}/.` : path, link);
  if (!target) return link;
  if (!existsSync(target.path)) throw new Error(`${path} links to ${link}, which is not there`);
  const shown = shownFor(target.path);
  wanted.add(shown);
  const href = linkTo(placeOf(path), placeOf(shown));
  return target.anchor ? `${href}#${encodeURIComponent(target.anchor)}` : href;
}

/** Links that stand above every page: the first page, the lab, the same in other languages. */
function linksAbove(path, { language, original }) {
  const to = (file, title) => ({ href: linkTo(placeOf(path), placeOf(file)), title });
  const home = inLanguage(HOME, language) ?? HOME;
  const [, lab] = read(`dist/${LAB}`).match(/<title>(.*)<\/title>/);
  const others = LANGUAGES.filter((other) => other !== language).flatMap((other) => {
    const file = inLanguage(original, other) ?? inLanguage(HOME, other);
    return file ? [to(file, nameOfLanguage(other).name)] : [];
  });
  return [to(home, titleOf(read(home))), { href: linkTo(placeOf(path), LAB), title: lab }, ...others];
}

/** All documents, in a language where they are written in it. */
function linksBeside(path, { language }) {
  const originals = new Set(documents.map((file) => languageOf(file).original));
  return [...originals].flatMap((original) => {
    const file = inLanguage(original, language) ?? inLanguage(original, ENGLISH);
    return file ? [{ href: linkTo(placeOf(path), placeOf(file)), title: titleOf(read(file)) }] : [];
  });
}

function pageFrom(path, text) {
  const spoken = languageOf(path);
  const [above, beside] = [linksAbove(path, spoken), linksBeside(path, spoken)];
  const body = htmlOf(text, (link) => hrefOf(path, link));
  const style = linkTo(placeOf(path), STYLE);
  return pageOf({ tag: nameOfLanguage(spoken.language).tag, title: titleOf(text), style, above, beside, body });
}

/** A list of the files of a folder. */
function listOf(path) {
  const names = tracked.flatMap((file) => (file.startsWith(`${path}/`) ? [file.slice(path.length + 1)] : []));
  return `# ${path}\n\n${names.map((name) => `- [${name}](${name})\n`).join("")}`;
}

/** What stands on the site for a path: pages of Markdown and of folders, all else as it is. */
function contentOf(path) {
  if (isFolder(path)) return pageFrom(path, listOf(path));
  return path.endsWith(".md") ? pageFrom(path, read(path)) : readFileSync(path);
}

rmSync(folder, { recursive: true, force: true });
for (const path of wanted) {
  const file = join(folder, placeOf(path));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contentOf(path));
}
cpSync("scripts/site.css", join(folder, STYLE));
cpSync("dist/lab", join(folder, "lab"), { recursive: true });
console.log(`${folder}/index.html`);
