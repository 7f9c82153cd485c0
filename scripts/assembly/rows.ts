/**
 * Arrays in the memory of the module. Before the first number of an array stands its length; a view of a part of
 * another array has none.
 */

@unmanaged
@final
export class Float64Array {
  @inline get length(): i32 {
    return load<i32>(changetype<usize>(this) - 8);
  }
  @operator("[]") @inline
  get(k: i32): f64 {
    return load<f64>(changetype<usize>(this) + (<usize>k << 3));
  }
  @operator("[]=") @inline
  put(k: i32, value: f64): void {
    store<f64>(changetype<usize>(this) + (<usize>k << 3), value);
  }
  @inline at(k: i32): usize {
    return changetype<usize>(this) + (<usize>k << 3);
  }
  @inline subarray(start: i32, end: i32): Float64Array {
    return changetype<Float64Array>(this.at(start));
  }
  fill(value: f64): void {
    for (let k = 0, n = this.length; k < n; k++) this[k] = value;
  }
  set(values: Float64Array): void {
    memory.copy(changetype<usize>(this), changetype<usize>(values), <usize>values.length << 3);
  }
}

/** Whole numbers, or objects by their addresses, one after the other. */
@unmanaged
@final
export class List<Item> {
  @inline get length(): i32 {
    return load<i32>(changetype<usize>(this) - 8);
  }
  @operator("[]") @inline
  get(k: i32): Item {
    return load<Item>(changetype<usize>(this) + (<usize>k << alignof<Item>()));
  }
}

export type Int32Array = List<i32>;
export type Uint8Array = List<u8>;
