import { expect, it } from "vitest";
import { finishedSvg, sizedSvg } from "../../../../src/apps/node/figures/writeFigures.js";

const figure = { id: "fan", title: "Fan", paper: { width: 89, height: 60 }, pixels: { width: 336, height: 227 } };

it("a finished drawing is sized anew, with all that it holds", () => {
  const svg = finishedSvg('<svg class="main-svg" width="336"><rect width="10" height="5"/></svg>', figure as never);
  const sized = sizedSvg(svg, "2102px", "1417px");
  expect(sized).toMatch(/^<svg [^>]*height="1417px"[^>]*width="2102px"/);
  expect(sized).not.toMatch(/\d+mm/);
  expect(sized).toContain('<rect height="5" width="10"/>');
});
