import type { Page } from "playwright-core";

/**
 * What an editor would send back of the texts of an SVG, as it is drawn with the program's fonts at its size on paper: letters below 5 or above 7 points, texts
 * over each other or cut off by the edge, fonts that are not the program's.
 */
export function textFaults(page: Page, svg: string): Promise<string[]> {
  return page.evaluate<string[]>(`(${inPage})(${JSON.stringify(svg)})`);
}

/** Runs in the page, which has no types of this project. */
const inPage = `async (svg) => {
  document.body.innerHTML = svg;
  await document.fonts.ready;
  const root = document.querySelector("svg");
  const frame = root.getBoundingClientRect();
  const faults = [];
  const texts = [...root.querySelectorAll("text")].filter((one) => one.textContent.trim() !== "" && one.getBBox().width > 0);
  const shown = (one) => '"' + one.textContent.trim() + '"';
  const boxes = texts.map((one) => {
    const { x, y, width, height } = one.getBBox();
    const matrix = one.getScreenCTM();
    const lines = one.querySelectorAll("tspan.line").length || 1;
    // The box of a line has room for accents and tails that most letters do not use.
    const spare = (0.18 * height) / lines;
    const corners = [[x, y + spare], [x + width, y + spare], [x + width, y + height - spare], [x, y + height - spare]];
    return corners.map(([px, py]) => [matrix.a * px + matrix.c * py + matrix.e, matrix.b * px + matrix.d * py + matrix.f]);
  });
  const apart = (a, b) => [[a[0], a[1]], [a[1], a[2]], [b[0], b[1]], [b[1], b[2]]].some(([from, to]) => {
    const along = (corners) => corners.map(([px, py]) => px * (to[0] - from[0]) + py * (to[1] - from[1]));
    const [one, other] = [along(a), along(b)];
    return Math.max(...one) <= Math.min(...other) || Math.max(...other) <= Math.min(...one);
  });
  texts.forEach((one, i) => {
    const matrix = one.getScreenCTM();
    const scale = Math.hypot(matrix.a, matrix.b);
    for (const part of [one, ...one.querySelectorAll("tspan")]) {
      const points = Number.parseFloat(getComputedStyle(part).fontSize) * scale * 0.75;
      if (points < 4.995 || points > 7.005) faults.push(shown(one) + " is set in " + points.toFixed(2) + " points");
    }
    const family = getComputedStyle(one).fontFamily.split(",")[0].replaceAll('"', "");
    if (family !== "Arial") faults.push(shown(one) + " is set in " + family);
    if (boxes[i].some(([x, y]) => x < frame.left - 0.5 || x > frame.right + 0.5 || y < frame.top - 0.5 || y > frame.bottom + 0.5))
      faults.push(shown(one) + " is cut off by the edge");
    for (let j = 0; j < i; j++) if (!apart(boxes[i], boxes[j])) faults.push(shown(texts[j]) + " and " + shown(one) + " overlap");
  });
  return faults;
}`;
