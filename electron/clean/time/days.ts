/** Seven days, Monday first. */
export type Days = readonly boolean[]

const names = [
  ['mo', 'mon', 'monday', 'mondays', 'm'],
  ['tu', 'tue', 'tues', 'tuesday', 'tuesdays', 't'],
  ['we', 'wed', 'weds', 'wednesday', 'wednesdays', 'w'],
  ['th', 'thu', 'thur', 'thurs', 'thursday', 'thursdays', 'r'],
  ['fr', 'fri', 'friday', 'fridays', 'f'],
  ['sa', 'sat', 'saturday', 'saturdays'],
  ['su', 'sun', 'sunday', 'sundays'],
]
const dayOf = new Map(names.flatMap((words, day) => words.map((word): [string, number] => [word, day])))
const several = new Map<string, readonly number[]>([
  ['weekdays', [0, 1, 2, 3, 4]],
  ['weekday', [0, 1, 2, 3, 4]],
  ['weekends', [5, 6]],
  ['weekend', [5, 6]],
  ['daily', [0, 1, 2, 3, 4, 5, 6]],
  ['everyday', [0, 1, 2, 3, 4, 5, 6]],
])

const longWord = [
  ...new Set([...dayOf.keys()].filter((word) => word.length > 1)),
  ...several.keys(),
  ...['every day', '7 days(?: (?:a|per) week)?', 'seven days(?: (?:a|per) week)?'],
]
  .sort((a, b) => b.length - a.length)
  .join('|')
const join = '(?:\\s*(?:-|–|—|,|&|/|\\+)\\s*|\\s+(?:to|thru|through|and)\\s+|\\s+)'
const word = `(?:${longWord})\\.?`
const letters = '(?:m|tu|t|w|th|r|f|sa|su)'
/** Days that stand together in a text: `Mon-Fri`, `Mo, We & Fr`, `M-F`, `MTWThF`. One letter alone is no day. */
export const dayRun = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${word}(?:${join}(?:${word}|${letters}))*|${letters}(?:${join}${letters})+|${letters}{3,7})(?![\\p{L}\\p{N}])`,
  'giu',
)
const parts = new RegExp(`${word}|${letters}|-|–|—|\\b(?:to|thru|through)\\b`, 'giu')
const rest = /[\s,;&/+.:]|\band\b/giu

/** Which days a text names, and nothing else: `Mo Tu We Th Fr`, `Monday - Friday`, `M-F`; null where it is no such list. */
export function readDays(text: string): Days | null {
  const found = text.slice(0, 200).toLowerCase().match(parts) ?? []
  if (found.length === 0 || text.length > 200) return null
  if (text.toLowerCase().replace(parts, '').replace(rest, '') !== '') return null
  const days = new Array<boolean>(7).fill(false)
  let last: number | null = null
  let isRange = false
  for (const part of found) {
    const key = part.replace(/\.$/, '')
    const day = dayOf.get(key)
    if (day !== undefined) {
      if (isRange && last !== null) {
        for (let each: number = last; each !== day; each = (each + 1) % 7) days[each] = true
      }
      days[day] = true
      last = day
      isRange = false
    } else if (/^(?:-|–|—|to|thru|through)$/.test(key)) {
      if (last === null || isRange) return null
      isRange = true
    } else {
      for (const each of several.get(key) ?? [0, 1, 2, 3, 4, 5, 6]) days[each] = true
      last = null
    }
  }
  return isRange ? null : days
}
