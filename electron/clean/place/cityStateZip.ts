import type { Problem } from '../cleaned.ts'
import { type NoValueWords, usualNoValue } from '../text/noValue.ts'
import { cleanText } from '../text/text.ts'
import { isSeparator, readTail } from './addressTail.ts'
import { cleanState } from './state.ts'
import { cleanZip } from './zip.ts'

interface CityStateZip {
  readonly city: string | null
  readonly state: string | null
  readonly zip: string | null
  readonly problems: readonly Problem[]
}

/** `Carson City, NV 89701`, `CARSON CITY NV 89701-1234`, `Carson City 89701`: what stands before state and ZIP is the city. */
export function splitCityStateZip(cell: string, noValue: NoValueWords = usualNoValue): CityStateZip {
  const text = cleanText(cell)
  if (text === null) return { city: null, state: null, zip: null, problems: [] }
  const tail = readTail(text)
  const zip = tail.zip === null ? null : cleanZip(tail.zip)
  // `New York 10001` is a city
  const isState = tail.state !== null && withoutSeparators(text, tail.state.start) > 0
  const state = isState && tail.state !== null ? cleanState(tail.state.written) : null
  const city = text.slice(
    0,
    withoutSeparators(text, isState && tail.state !== null ? tail.state.start : tail.beforeZip),
  )
  return {
    city: city === '' || noValue.has(city) ? null : city,
    state: state?.value ?? null,
    zip: zip?.value ?? null,
    problems: [zip?.problem, state?.problem].filter((problem) => problem !== null && problem !== undefined),
  }
}

function withoutSeparators(text: string, end: number): number {
  let at = end
  while (at > 0 && isSeparator(text.charCodeAt(at - 1))) at--
  return at
}
