const chunkBytes = 1024 * 1024

/**
 * Many texts, found by their number in the order in which they came. They lie together as UTF-8 outside the heap: as
 * strings the shared texts of a large workbook would take five times as much.
 */
export interface TextStore {
  add(text: string): void
  /** Undefined when there is no such number. */
  at(index: number): string | undefined
}

export function createTextStore(): TextStore {
  const chunks: Buffer[] = []
  let used = chunkBytes
  let count = 0
  // of each text its chunk, its first byte there, and its bytes
  let places = new Uint32Array(3 * 1024)

  return {
    add(text) {
      const bytes = Buffer.byteLength(text)
      if (used + bytes > chunkBytes) {
        chunks.push(Buffer.allocUnsafeSlow(Math.max(chunkBytes, bytes)))
        used = 0
      }
      const chunk = chunks.at(-1) as Buffer
      chunk.write(text, used)
      if (count * 3 === places.length) {
        const more = new Uint32Array(places.length * 2)
        more.set(places)
        places = more
      }
      places[count * 3] = chunks.length - 1
      places[count * 3 + 1] = used
      places[count * 3 + 2] = bytes
      used += bytes
      count += 1
    },
    at(index) {
      if (!(index >= 0 && index < count)) return undefined
      const start = places[index * 3 + 1] as number
      return chunks[places[index * 3] as number]?.toString(
        'utf8',
        start,
        start + (places[index * 3 + 2] as number),
      )
    },
  }
}
