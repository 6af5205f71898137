/** Tables of whole numbers that grow: no objects, so that a million of them weigh what their digits weigh. */

/** A list of 32-bit whole numbers that grows at its end. */
export class Ints {
  data: Int32Array;
  length = 0;

  constructor(room = 1024) {
    this.data = new Int32Array(room);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.makeRoom(1);
    this.data[this.length++] = value;
  }

  /** Room for so many more, without their being there yet. */
  makeRoom(more: number): void {
    if (this.length + more <= this.data.length) return;
    const data = new Int32Array(Math.max(this.data.length * 2, this.length + more));
    data.set(this.data);
    this.data = data;
  }

  get bytes(): number {
    return this.data.byteLength;
  }
}

/** Fullness at which a table doubles: at most half, so that looking up stays short. */
const isFull = (count: number, room: number): boolean => count * 2 >= room;

function mixed(a: number, b: number): number {
  let h = Math.imul(a ^ 0x2c1b3c6d, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35);
  h ^= h >>> 15;
  h = Math.imul(h, 0x27d4eb2f);
  return (h ^ (h >>> 13)) >>> 0;
}

/** From a pair of whole numbers (the first not negative) to a whole number. */
export class Pairs {
  private first: Int32Array;
  private second: Int32Array;
  private values: Int32Array;
  private count = 0;

  constructor(room = 1024) {
    this.first = new Int32Array(room).fill(-1);
    this.second = new Int32Array(room);
    this.values = new Int32Array(room);
  }

  /** What is kept for a pair; -1 if nothing is. */
  get(a: number, b: number): number {
    const mask = this.first.length - 1;
    let at = mixed(a, b) & mask;
    for (;;) {
      const there = this.first[at]!;
      if (there === -1) return -1;
      if (there === a && this.second[at] === b) return this.values[at]!;
      at = (at + 1) & mask;
    }
  }

  /** Keeps a number for a pair that has none yet. */
  set(a: number, b: number, value: number): void {
    if (isFull(this.count, this.first.length)) this.grow();
    const mask = this.first.length - 1;
    let at = mixed(a, b) & mask;
    while (this.first[at] !== -1) at = (at + 1) & mask;
    this.first[at] = a;
    this.second[at] = b;
    this.values[at] = value;
    this.count += 1;
  }

  private grow(): void {
    const { first, second, values } = this;
    this.first = new Int32Array(first.length * 2).fill(-1);
    this.second = new Int32Array(first.length * 2);
    this.values = new Int32Array(first.length * 2);
    this.count = 0;
    for (let i = 0; i < first.length; i++) if (first[i] !== -1) this.set(first[i]!, second[i]!, values[i]!);
  }

  get bytes(): number {
    return this.first.byteLength * 3;
  }
}

/** Fingerprints of 64 bits, as two halves. A fingerprint of nothing but zeros is taken for another. */
export class Prints {
  private table: Int32Array;
  size = 0;

  constructor(room = 2 ** 12) {
    this.table = new Int32Array(room * 2);
  }

  /** Puts a fingerprint in; tells whether it is new. */
  add(low: number, high: number): boolean {
    const h = high | 0;
    const l = (low | 0) === 0 && h === 0 ? 1 : low | 0;
    const at = this.placeOf(l, h);
    if (this.table[at] !== 0 || this.table[at + 1] !== 0) return false;
    this.table[at] = l;
    this.table[at + 1] = h;
    this.size += 1;
    if (isFull(this.size, this.table.length / 2)) this.grow();
    return true;
  }

  /** Where a fingerprint stands, or is to stand. */
  private placeOf(low: number, high: number): number {
    const { table } = this;
    const last = table.length - 1;
    let at = ((low ^ (high >>> 7)) << 1) & last;
    while ((table[at] !== low || table[at + 1] !== high) && (table[at] !== 0 || table[at + 1] !== 0))
      at = (at + 2) & last;
    return at;
  }

  private grow(): void {
    const old = this.table;
    this.table = new Int32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) {
      const [low, high] = [old[i]!, old[i + 1]!];
      if (low === 0 && high === 0) continue;
      const at = this.placeOf(low, high);
      this.table[at] = low;
      this.table[at + 1] = high;
    }
  }

  get bytes(): number {
    return this.table.byteLength;
  }
}

/** A set of small whole numbers: a bit for each. */
export class Marks {
  private bits = new Int32Array(64);

  /** Puts a number in; tells whether it is new. */
  add(number: number): boolean {
    const at = number >>> 5;
    if (at >= this.bits.length) {
      const bits = new Int32Array(Math.max(this.bits.length * 2, at + 1));
      bits.set(this.bits);
      this.bits = bits;
    }
    const bit = 1 << (number & 31);
    if ((this.bits[at]! & bit) !== 0) return false;
    this.bits[at]! |= bit;
    return true;
  }

  get bytes(): number {
    return this.bits.byteLength;
  }
}
