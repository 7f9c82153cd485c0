import type { PrintFigure } from "../../../figures/print/printed.js";

/**
 * Plotly's SVG as a file for editors: its size on paper, a title for who cannot see it, and the same ids every time.
 * Plotly draws six hexadecimal digits at random and puts them into every id of a drawing.
 */
export function finishedSvg(svg: string, { id, title, paper, pixels }: PrintFigure): string {
  const drawn = /id="defs-([0-9a-f]{6})"/.exec(svg)?.[1];
  const stable = drawn === undefined ? svg : svg.replaceAll(new RegExp(`(?<=[a-z-])${drawn}`, "g"), "");
  const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${paper.width}mm" height="${paper.height}mm" viewBox="0 0 ${pixels.width} ${pixels.height}" role="img" aria-labelledby="${id}-title"><title id="${id}-title">${xmlText(title)}</title>`;
  return `${stable.replace(/^<svg [^>]*>/, () => head).replace(/<[a-z][^<>]*>/gi, inOrder)}\n`;
}

/** The same drawing, as wide and high as CSS lengths say; attributes stand in any order. */
export function sizedSvg(svg: string, width: string, height: string): string {
  return svg.replace(/^<svg [^>]*>/, (head) =>
    head.replace(/ width="[^"]*"/, ` width="${width}"`).replace(/ height="[^"]*"/, ` height="${height}"`),
  );
}

/** A tag with its attributes in the order of their names: Plotly's own hangs on what it drew before. */
function inOrder(tag: string): string {
  const attributes = tag.match(/ [\w:-]+="[^"]*"/g) ?? [];
  const name = /^<[\w:-]+/.exec(tag)![0];
  return `${name}${attributes.sort().join("")}${tag.endsWith("/>") ? "/>" : ">"}`;
}

function xmlText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
