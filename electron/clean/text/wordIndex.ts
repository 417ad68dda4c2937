/** Tells of most texts at a look that they are none of some words. */
interface WordIndex {
  /** False for most that are none, by length and first character, without regard to ASCII case. */
  mayHave(text: string, start: number, end: number): boolean
}

/** Longer words share a bit. */
const longest = 31

export function wordIndex(words: Iterable<string>): WordIndex {
  // a bit for each length of a word that begins with the character; the last is for all that are not ASCII
  const lengths = new Int32Array(128)
  for (const word of words) {
    for (const first of [word.toLowerCase(), word.toUpperCase()]) {
      const code = Math.min(first.charCodeAt(0), 127)
      lengths[code] = (lengths[code] as number) | (1 << Math.min(word.length, longest))
    }
  }
  return {
    mayHave(text, start, end) {
      const code = text.charCodeAt(start)
      const bits = lengths[Math.min(code, 127)] as number
      return bits !== 0 && ((bits >> Math.min(end - start, longest)) & 1) !== 0
    },
  }
}
