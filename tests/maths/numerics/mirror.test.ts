import { describe, expect, it } from "vitest";
import { WORDS } from "../../../src/maths/numerics/kernelBytes.js";
import { Mirror } from "../../../src/maths/numerics/mirror.js";

/** A memory of 256 numbers, all of whose bytes are ones at first; what is asked for begins at its third. */
function memory() {
  const { buffer } = new Uint8Array(2048).fill(1);
  let top = 16;
  return {
    numbers: new Float64Array(buffer),
    words: new Int32Array(buffer),
    bytes: new Uint8Array(buffer),
    room(length: number): number {
      top += length * 8;
      return top - length * 8;
    },
  };
}

function emptyMirror() {
  const space = memory();
  const mirror = new Mirror(space);
  /** The word of 32 bits so many bytes behind an address. */
  const word = (address: number, offset = 0) => space.words[(address + offset) / 4]!;
  const number = (address: number, offset = 0) => space.numbers[(address + offset) / 8]!;
  return { ...space, mirror, word, number };
}

describe("an object in the memory of the compiled module", () => {
  it("has its fields in their order, each at a multiple of its size, and the next begins behind it", () => {
    const { mirror, word, number } = emptyMirror();
    const numeraire = { node: 3, value: 2.5 };
    expect(mirror.place("Numeraire", numeraire)).toBe(16);
    expect([word(16), number(16, 8)]).toEqual([3, 2.5]);
    // Two words and a number, then the end of another: five words take the room of three numbers.
    const shared = { startYear: 2024, years: 5, share: 0.25, members: [4, 6], weights: null };
    const at = mirror.place("IncrementSharing", shared);
    expect(at).toBe(32);
    expect([word(at, 4), number(at, 8), word(at, 16), word(at, 20)]).toEqual([0, 0.25, 2024, 5]);
    const members = word(at);
    expect(members).toBe(32 + 24 + 8);
    expect([word(members, -8), word(members), word(members, 4)]).toEqual([2, 4, 6]);
    const park = { host: 1, sponsor: 2, sponsorTax: 0.5 };
    const next = mirror.place("Enclave", park);
    expect(next).toBe(members + 8);
    expect([word(next), word(next, 4), number(next, 8)]).toEqual([1, 2, 0.5]);
  });

  it("stands once, whoever holds it, and what is not there is nowhere", () => {
    const { mirror, word } = emptyMirror();
    const owner = { kind: "shares", by: "wages", shares: null };
    const at = mirror.place("Owner", owner);
    expect(mirror.place("Owner", owner)).toBe(at);
    expect(mirror.place("Owner", { ...owner })).toBe(at + 16);
    expect([mirror.place("Owner", null), mirror.place("Owner", undefined)]).toEqual([0, 0]);
    // Words are numbers in the list of those that the map compares with; others are none of them.
    expect([word(at), word(at, 4), word(at, 8)]).toEqual([WORDS.indexOf("shares"), WORDS.indexOf("wages"), 0]);
    const other = mirror.place("Owner", { kind: "heads", shares: null });
    expect([word(other), word(other, 4)]).toEqual([-1, -1]);
  });

  it("holds the objects in it, and lists of them", () => {
    const { mirror, word, number } = emptyMirror();
    const apportionment = { plant: 0.75, headquarters: 0.125 };
    const enclaves = [
      { host: 1, sponsor: 2, sponsorTax: 0.5 },
      { host: 3, sponsor: 0, sponsorTax: 0.25 },
      { host: 5, sponsor: 6, sponsorTax: 0.125 },
    ];
    const lists = { incrementSharing: [], revenuePools: [], innovationFunds: [], spendingEqualisation: [] };
    const at = mirror.place("Policy", { apportionment, enclaves, ...lists });
    // Ten arrays stand before: none is there.
    expect(Array.from({ length: 10 }, (_, k) => word(at, 4 * k))).toEqual(Array(10).fill(0));
    expect([number(word(at, 40)), number(word(at, 40), 8)]).toEqual([0.75, 0.125]);
    const list = word(at, 52);
    expect(word(list, -8)).toBe(3);
    const parks = [0, 4, 8].map((offset) => word(list, offset));
    expect(parks.map((park) => [word(park), word(park, 4), number(park, 8)])).toEqual([
      [1, 2, 0.5],
      [3, 0, 0.25],
      [5, 6, 0.125],
    ]);
    // Three places take the room of two numbers, so that the first park begins behind them.
    expect(parks[0]).toBe(list + 16);
    expect(word(word(at, 44), -8)).toBe(0);
    // The length of a list without items is all of it.
    expect(word(at, 48)).toBe(word(at, 44) + 8);
  });
});

describe("an array in the memory of the compiled module", () => {
  it("stands behind its length, with what it holds, and is seen where it stands", () => {
    const { mirror, word, number, bytes, room } = emptyMirror();
    const input = {
      ...{ sector: 2, elasticity: 0.5 },
      ...{ origins: Uint8Array.of(1, 0, 1), users: Uint8Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1) },
    };
    const at = mirror.place("CriticalInput", input);
    expect([word(at), number(at, 8)]).toEqual([2, 0.5]);
    const [origins, users] = [word(at, 16), word(at, 20)];
    expect([word(origins, -8), word(users, -8)]).toEqual([3, 9]);
    expect([...bytes.subarray(origins, origins + 3)]).toEqual([1, 0, 1]);
    expect([...bytes.subarray(users, users + 9)]).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    // Three bytes take the room of a number, nine of two, each behind a length.
    expect([origins, users, room(0)]).toEqual([16 + 24 + 8, 16 + 24 + 16 + 8, 16 + 24 + 16 + 24]);
    const costShare = Float64Array.of(0.25, 0.5);
    const land = mirror.place("OwnLand", { costShare, stock: null });
    expect(word(word(land), -8)).toBe(2);
    expect([...mirror.view(costShare)]).toEqual([0.25, 0.5]);
    expect(number(word(land), 8)).toBe(0.5);
  });

  it("that is a part of another stands in it", () => {
    const { mirror, word, number } = emptyMirror();
    const all = Float64Array.of(1, 2, 3, 4, 5);
    const [first, rest] = [all.subarray(0, 2), all.subarray(2)];
    const at = mirror.place("OwnLand", { costShare: rest, stock: first });
    expect(word(at)).toBe(word(at, 4) + 16);
    expect(word(word(at, 4), -8)).toBe(5);
    expect(number(word(at))).toBe(3);
    expect([...mirror.view(first)]).toEqual([1, 2]);
    expect([...mirror.view(rest)]).toEqual([3, 4, 5]);
    mirror.view(rest)[0] = 30;
    expect([...mirror.view(all)]).toEqual([1, 2, 30, 4, 5]);
  });

  it("comes back where the module fills it, and not where it only reads it", () => {
    const { mirror } = emptyMirror();
    const [share, receipt] = [Float64Array.of(1, 2), Float64Array.of(3, 4)];
    const ints = Int32Array.of(5, 6);
    mirror.place("ClaimTable", { count: 2, origin: ints, destination: ints, cell: ints, share, receipt });
    expect([...mirror.view(receipt)]).toEqual([3, 4]);
    mirror.view(share).fill(10);
    mirror.view(receipt).set([20, 30]);
    expect([...receipt]).toEqual([3, 4]);
    mirror.takeBack();
    expect([share, receipt].map((values) => [...values])).toEqual([
      [1, 2],
      [20, 30],
    ]);
  });

  it("is empty at first where it is for the module's own use, and never comes back", () => {
    const { mirror, word, numbers } = emptyMirror();
    const [gram, factor] = [Float64Array.of(1, 2, 3), Float64Array.of(4)];
    const at = mirror.place("AndersonAccelerator", { size: 3, depth: 1, gram, factor });
    // Two words, then four arrays that are not there.
    expect([0, 4, 8, 12, 16, 20].map((offset) => word(at, offset))).toEqual([3, 1, 0, 0, 0, 0]);
    expect([word(word(at, 24), -8), word(word(at, 28), -8)]).toEqual([3, 1]);
    expect([...mirror.view(gram)]).toEqual([0, 0, 0]);
    // Behind it begins the length of the next.
    expect(word(at, 28)).toBe(word(at, 24) + 32);
    expect(numbers[word(at, 28) / 8]).toBe(0);
    // What nobody has asked for is as it was.
    expect(numbers[word(at, 28) / 8 + 1]).toBe(numbers[0]);
    expect(numbers[0]).not.toBe(0);
    mirror.view(gram).fill(7);
    mirror.takeBack();
    expect([...gram]).toEqual([1, 2, 3]);
  });
});
