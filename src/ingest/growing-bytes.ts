const SMALLEST = 64 * 1024;

/** Bytes that are appended to a piece at a time, copied, so that no piece's own memory is kept. */
export class GrowingBytes {
  #memory = Buffer.allocUnsafe(SMALLEST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(bytes: Buffer): void {
    const length = this.#length + bytes.length;
    if (length > this.#memory.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, this.#memory.length * 2));
      this.#memory.copy(larger, 0, 0, this.#length);
      this.#memory = larger;
    }
    bytes.copy(this.#memory, this.#length);
    this.#length = length;
  }

  /** What is held; overwritten by what is appended after a `cutTo`. */
  bytes(): Buffer {
    return this.#memory.subarray(0, this.#length);
  }

  /** Forgets what lies after the first `length` bytes, and gives back memory that was needed once. */
  cutTo(length: number): void {
    if (length >= this.#length) return;
    this.#length = length;
    if (this.#memory.length > SMALLEST * 16 && length <= SMALLEST) {
      this.#memory = Buffer.from(this.bytes());
    }
  }
}
