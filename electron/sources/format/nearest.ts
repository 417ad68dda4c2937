/**
 * The word most like another, for a sentence that says what was meant; null where none is.
 * @param most letters may differ; half of them where nothing is said.
 */
export function nearestWord(word: string, words: Iterable<string>, most?: number): string | null {
  const wanted = word.toLowerCase()
  let best: string | null = null
  let least = (most ?? Math.max(2, Math.floor(wanted.length / 2))) + 0.5
  for (const candidate of words) {
    const other = candidate.toLowerCase()
    const distance = other.includes(wanted) || wanted.includes(other) ? 1.5 : distanceOf(wanted, other, least)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

/** How many letters differ; words of very different length are not compared. */
function distanceOf(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > 200) return most
  let before = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const change = (before[column - 1] as number) + (a[row - 1] === b[column - 1] ? 0 : 1)
      now.push(Math.min(change, (before[column] as number) + 1, (now[column - 1] as number) + 1))
    }
    before = now
  }
  return before[b.length] as number
}
