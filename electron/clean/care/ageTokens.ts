import type { AgeGroup } from '../../../shared/columns/ageGroups.ts'

export type AgeUnit = 'weeks' | 'months' | 'years'

/** A word or sign of a text on ages. */
export type AgeToken =
  | { readonly kind: 'label'; readonly group: AgeGroup }
  /** `isWord`: written as a word, `Two's`. */
  | { readonly kind: 'number'; readonly value: number; readonly isWord: boolean; readonly text: string }
  | { readonly kind: 'unit'; readonly unit: AgeUnit }
  | { readonly kind: 'birth' | 'range' | 'open' | 'under' | 'over' | 'children' | 'end' }
  | { readonly kind: 'unknown'; readonly text: string }

/** A longer text is no list of ages, whatever it is. */
const longest = 500

const forms: readonly (readonly [RegExp, (match: RegExpExecArray) => AgeToken | null])[] = [
  // how many, in brackets, and what repeats a range
  [/\( ?[0-9]{1,4} ?\)/y, () => null],
  [/;[^();]{0,60}\)/y, () => null],
  [/infants?(?![a-z])|babies|baby/y, () => ({ kind: 'label', group: 'infant' })],
  [/toddlers?(?![a-z])/y, () => ({ kind: 'label', group: 'toddler' })],
  [
    /pre[- ]?(?:school(?:ers?)?(?:[- ]?aged?)?|k(?:indergarten(?:ers?)?)?)(?![a-z])/y,
    () => ({ kind: 'label', group: 'preschool' }),
  ],
  [
    /school[- ]?(?:agers?|aged?)(?![a-z])|schoolagers?(?![a-z])|kindergarten(?:ers?)?(?![a-z])|(?:before|after)[- ]school(?![a-z])/y,
    () => ({ kind: 'label', group: 'school_age' }),
  ],
  [/(?:new)?births?(?![a-z])|newborns?(?![a-z])/y, () => ({ kind: 'birth' })],
  [
    /([0-9]{1,4}(?:\.[0-9]{1,2})?)(?:(?: |-)?(1\/2|½))?/y,
    (match) => ({
      kind: 'number',
      value: Number(match[1]) + (match[2] === undefined ? 0 : 0.5),
      isWord: false,
      text: match[0],
    }),
  ],
  [
    /(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)(?:'?s|es)?(?: ?(1\/2|½)| and (?:a |1 ?)?half)?(?![a-z0-9/])/y,
    (match) => ({
      kind: 'number',
      value: numberWords.indexOf(match[1] as string) + 1 + (/half|½|1\/2/.test(match[0]) ? 0.5 : 0),
      isWord: true,
      text: match[0],
    }),
  ],
  [/weeks?(?![a-z])|wks?\.?(?![a-z])|w(?![a-z])/y, () => ({ kind: 'unit', unit: 'weeks' })],
  [
    /months?(?![a-z])|mons?\.?(?![a-z])|mths?\.?(?![a-z])|mos?\.?(?![a-z])|m(?![a-z])/y,
    () => ({ kind: 'unit', unit: 'months' }),
  ],
  [/years?(?![a-z])|yrs?\.?(?![a-z])|y(?:\/?o)?(?![a-z])/y, () => ({ kind: 'unit', unit: 'years' })],
  [
    /\+|(?:and|&|or) (?:up|older|above|over)(?![a-z])|(?:older|up|above)(?![a-z])|up to no limit/y,
    () => ({ kind: 'open' }),
  ],
  [/(?:under|younger than|less than|up to)(?![a-z])/y, () => ({ kind: 'under' })],
  [/(?:over|older than|more than|at least)(?![a-z])/y, () => ({ kind: 'over' })],
  [/(?:to|thru|through|until)(?![a-z])|[-‐‑–—−~]/y, () => ({ kind: 'range' })],
  [/(?:child(?:ren)?|kids?|slots?|students?)(?![a-z])/y, () => ({ kind: 'children' })],
  // words that change nothing
  [
    /(?:ages?d?|olds?|of|from|the|only|served?|groups?|care|programs?|includes?|including|ranges?|between)(?![a-z])/y,
    () => null,
  ],
  [/(?:and|or)(?![a-z])|[;,&/|:()[\].]/y, () => ({ kind: 'end' })],
  [/\S+/y, (match) => ({ kind: 'unknown', text: match[0] })],
]

const numberWords =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen'.split(
    ' ',
  )

/** The words and signs of a text; what separates parts is `end`, so that a range does not reach over it. */
export function ageTokens(written: string): AgeToken[] {
  const text = written.replace(/[’`]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase()
  if (text.length > longest) return [{ kind: 'unknown', text: text.slice(0, 60) }]
  const tokens: AgeToken[] = []
  let at = 0
  while (at < text.length) {
    if (text[at] === ' ') {
      at += 1
      continue
    }
    for (const [form, make] of forms) {
      form.lastIndex = at
      const match = form.exec(text)
      if (match === null) continue
      const token = make(match)
      if (token !== null) tokens.push(token)
      at += match[0].length
      break
    }
  }
  return tokens
}
