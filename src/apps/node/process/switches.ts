/**
 * Switches of Node for a process whose address space is limited (`ulimit -v`). Without them every WebAssembly memory
 * reserves ten gigabytes of it for checks of bounds by the processor; with them only as much as it may ever have: a
 * gigabyte (pages of 64 KiB). They work from the start of a process alone.
 */
export const FRUGAL = ["--disable-wasm-trap-handler", "--wasm-max-mem-pages=16384"] as const;

/**
 * Optimising code takes a quarter of the processor time of a run of seconds, since every thread does it: code must be
 * used four times as much as usual for it, and takes in a third of the code that it calls. What was optimised of
 * functions that are made anew for every call is lost whenever the heap is collected: it may grow fourfold first, the
 * most that V8 would choose itself. Other versions of Node have other flags.
 */
export const SPARING = process.versions.node.startsWith("20.")
  ? ["--interrupt-budget=270000", "--max-inlined-bytecode-size-cumulative=300", "--heap-growing-percent=300"]
  : [];
