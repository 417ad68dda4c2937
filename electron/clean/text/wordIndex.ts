/** Tells of most texts at a look that they are none of some words. */
export interface WordIndex {
  /** False for most that are none, by length, first and last character, without regard to ASCII case. */
  mayHave(first: number, last: number, length: number): boolean
}

/** Longer words share a bit. */
const longest = 31
const places = 1024

export function wordIndex(words: Iterable<string>): WordIndex {
  // for each pair of ends a bit for each length of a word; a few pairs share a place
  const lengths = new Int32Array(places)
  for (const word of words) {
    const [lower, upper] = [word.toLowerCase(), word.toUpperCase()]
    const bit = 1 << Math.min(lower.length, longest)
    for (const begin of [lower, upper]) {
      for (const end of [lower, upper]) {
        const place = placeOf(begin.charCodeAt(0), end.charCodeAt(end.length - 1))
        lengths[place] = (lengths[place] as number) | bit
      }
    }
  }
  return {
    mayHave(first, last, length) {
      const bits = lengths[placeOf(first, last)] as number
      return bits !== 0 && ((bits >> Math.min(length, longest)) & 1) !== 0
    },
  }
}

function placeOf(first: number, last: number): number {
  return ((first << 4) ^ last) & (places - 1)
}
