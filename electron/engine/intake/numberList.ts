type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array

/** A growing list of numbers of one width. */
export interface NumberList {
  readonly length: number
  at(index: number): number
  push(value: number): void
}

const chunkBits = 14
const chunkMask = (1 << chunkBits) - 1

/**
 * Grows by chunks of 16,384 and never copies: an array that doubles needs three times its size while it does, and what
 * it leaves behind waits for the collector.
 */
export function createNumberList(kind: new (length: number) => Numbers): NumberList {
  const chunks: Numbers[] = []
  let length = 0
  return {
    get length() {
      return length
    },
    at: (index) => (chunks[index >> chunkBits] as Numbers)[index & chunkMask] as number,
    push(value) {
      if ((length & chunkMask) === 0) chunks.push(new kind(1 << chunkBits))
      ;(chunks[length >> chunkBits] as Numbers)[length & chunkMask] = value
      length += 1
    },
  }
}
