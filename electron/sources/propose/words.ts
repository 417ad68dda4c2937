import { snakeCase } from '../headers.ts'
import lexicon from './lexicon.json' with { type: 'json' }

const synonyms: ReadonlyMap<string, string> = new Map(Object.entries(lexicon.words))

/** Every word of the lexicon: headers in capitals glue them together. */
const vocabulary: ReadonlySet<string> = new Set([
  ...synonyms.keys(),
  ...[...synonyms.values()].flatMap((words) => words.split(' ')),
  ...lexicon.neutral,
  ...Object.values(lexicon.fields).flatMap((field) =>
    Object.values(field).flatMap((phrases) => phrases.flatMap((phrase) => phrase.split(' '))),
  ),
  ...Object.values(lexicon.subsidies).flatMap((names) => names.flatMap((name) => name.split(' '))),
  ...Object.values(lexicon.foreign).flatMap((phrases) => phrases.flatMap((phrase) => phrase.split(' '))),
])

/**
 * The words of a header in small letters and in one spelling: `LIC_NBR`, `LicenseNumber`, `License #` and `LICNBR` are
 * `license number`.
 */
export function headerWords(header: string): string[] {
  // `Street address (not the mailing address)`
  const said = header.replace(/\((?:not|if|excluding|except|other than)\b[^)]*\)/gi, ' ')
  return snakeCase(said.replaceAll('#', ' number ').replaceAll('&', ' and '))
    .split('_')
    .flatMap((word) => word.split(/(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])/))
    .filter(Boolean)
    .flatMap((word) => (vocabulary.has(word) ? [word] : (parted(word) ?? [singular(word)])))
    .flatMap((word) => (synonyms.get(word) ?? word).split(' '))
}

function singular(word: string): string {
  const short = word.replace(/s$/, '')
  return vocabulary.has(short) ? short : word
}

/** `facname` → `fac`, `name`: the fewest words of the lexicon that make it up; null where none do. */
function parted(word: string): string[] | null {
  if (word.length < 5 || word.length > 40) return null
  const best: (string[] | null)[] = [[]]
  for (let end = 1; end <= word.length; end += 1) {
    best[end] = null
    for (let start = Math.max(0, end - 14); start <= end - 2; start += 1) {
      const before = best[start]
      const piece = word.slice(start, end)
      // of two letters only at the end, as in `facilityid`
      if (before === null || before === undefined || (piece.length === 2 && end < word.length)) continue
      if (!vocabulary.has(piece)) continue
      if (best[end] === null || before.length + 1 < (best[end] as string[]).length)
        best[end] = [...before, piece]
    }
  }
  const found = best[word.length] ?? null
  return found !== null && found.length > 1 ? found : null
}
