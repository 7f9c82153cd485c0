import { expect, it } from "vitest";
import { CoreTriangle } from "../../../../src/apps/lab/game/DealMaker.js";
import { dealOf } from "../../../../src/apps/lab/game/deal.js";
import { Lattice } from "../../../../src/apps/lab/game/Lattice.js";
import { screen } from "../screen.js";
import { GAME } from "./small.js";

it("coalitions are drawn as they were", async () => {
  await expect(screen(Lattice, { game: GAME }).drawing(".lattice svg")).toMatchFileSnapshot("lattice.svg");
});

it("the triangle is drawn as it was", async () => {
  const deal = dealOf(GAME.report, [45, -30, -15]);
  await expect(screen(CoreTriangle, { game: GAME, deal }).drawing()).toMatchFileSnapshot("coreTriangle.svg");
});
