import { crc32 } from "node:zlib";

/** Signature and header of every PNG; what says the resolution may stand behind them. */
const HEAD = 8 + 25;
const DOTS_PER_METRE = 1 / 0.0254;

/** A PNG that says how many dots of it make an inch, so that programs place it at its size on paper. */
export function withResolution(png: Uint8Array, dotsPerInch: number): Uint8Array {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write("pHYs", 4, "latin1");
  const density = Math.round(dotsPerInch * DOTS_PER_METRE);
  chunk.writeUInt32BE(density, 8);
  chunk.writeUInt32BE(density, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, HEAD), chunk, png.subarray(HEAD)]);
}
