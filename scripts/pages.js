// Markdown of the repository as pages that stand anywhere: links are relative, headings have the anchors that GitHub
// gives them. Pure: text in, text out.
import { posix } from "node:path";
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt({ html: true });

/** Where a link that is written in a file leads: a path of the repository and an anchor; undefined for other hosts. */
export function targetOf(file, link) {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path, anchor] = decodeURI(link).split("#");
  return { path: path === "" ? file : posix.join(posix.dirname(file), path), anchor };
}

/** The link from one page to another, by their paths on the site. */
export const linkTo = (page, target) => encodeURI(posix.relative(posix.dirname(page), target));

/** The first heading of a text, as plain words. */
export function titleOf(text) {
  const tokens = markdown.parse(text, {});
  return wordsOf(tokens[tokens.findIndex(({ type }) => type === "heading_open") + 1]);
}

const wordsOf = ({ children }) => children.map(({ content }) => content).join("");

/** HTML of a text. `hrefOf` says what stands in place of a link or of the source of a picture. */
export function htmlOf(text, hrefOf) {
  const tokens = markdown.parse(text, {});
  const anchors = new Map();
  for (const [at, token] of tokens.entries()) {
    if (token.type === "heading_open") token.attrSet("id", anchorOf(wordsOf(tokens[at + 1]), anchors));
    for (const part of token.children ?? []) {
      const name = { link_open: "href", image: "src" }[part.type];
      if (name) part.attrSet(name, hrefOf(part.attrGet(name)));
    }
  }
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** As GitHub makes them: letters of any script, digits, hyphens; a number where the same stood before. */
function anchorOf(words, taken) {
  const anchor = words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
  const times = taken.get(anchor) ?? 0;
  taken.set(anchor, times + 1);
  return times === 0 ? anchor : `${anchor}-${times}`;
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const listOf = (links) => links.map(({ href, title }) => `<a href="${escaped(href)}">${escaped(title)}</a>`).join("\n");

/** A whole page. `above` and `beside`: links, each with address and title. */
export function pageOf({ tag, title, style, above, beside, body }) {
  return `<!doctype html>
<html lang="${tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body>
<header>
${listOf(above)}
</header>
<nav>
${listOf(beside)}
</nav>
<main>
${body}</main>
</body>
</html>
`;
}
