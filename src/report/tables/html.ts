/** Text as HTML content or attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** The same of a sentence, with names of fields that stand in backticks as code. */
export function proseHtml(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

/** What opens on request: a line that says what it answers, and what it holds. Both HTML. */
export function foldHtml(summary: string, html: string): string {
  return `<details><summary>${summary}</summary>${html}</details>`;
}

/**
 * A value as JSON inside a script element, where "</script>" and "<!--" must not occur. `rounded`: what stands for a
 * number.
 */
export function scriptJson(value: unknown, rounded: (value: number) => number = (number) => number): string {
  const text = JSON.stringify(value, (_, held: unknown) => (typeof held === "number" ? rounded(held) : held));
  return text.replaceAll("<", "\\u003c");
}
