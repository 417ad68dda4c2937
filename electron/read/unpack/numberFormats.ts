/** How the number of a cell is to be written. */
export type NumberForm =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  /** `00000`, `00000-0000`: a number format of zeros; the pattern's zeros are filled from the right. */
  | { readonly kind: 'zeros'; readonly pattern: string }

export const plainNumber: NumberForm = { kind: 'number' }
const date: NumberForm = { kind: 'date' }
const time: NumberForm = { kind: 'time' }

/** Formats that need no code (ECMA-376, part 1, 18.8.30), those of East Asian languages among them. */
const builtIn = new Map<number, NumberForm>([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(
    (id) => [id, date] as const,
  ),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, time] as const),
])

/** The form of a number format, by its number and, for those of a workbook's own, its code. */
export function numberForm(id: number, code: string | undefined): NumberForm {
  if (code === undefined) return builtIn.get(id) ?? plainNumber
  return formOfCode(code)
}

function formOfCode(code: string): NumberForm {
  // of several sections the first is for positive numbers
  const section = firstSection(code).replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  const letters = section
    .replace(/"[^"]*"/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/am\/pm|a\/p/gi, '')
    .toLowerCase()
  if (letters.includes('general')) return plainNumber
  if (/[yd]/.test(letters) || (/m/.test(letters) && !/[hs]/.test(letters))) return date
  if (/[hs]/.test(letters)) return time
  const pattern = section
    .replace(/"([^"]*)"/g, '$1')
    .replace(/\\(.)/g, '$1')
    .replace(/_.|\*./g, '')
  return /^[^0-9#?.,%eE]*0[^1-9#?.,%eE]*$/.test(pattern) ? { kind: 'zeros', pattern } : plainNumber
}

function firstSection(code: string): string {
  let isQuoted = false
  for (let at = 0; at < code.length; at += 1) {
    const character = code[at]
    if (character === '\\' && !isQuoted) at += 1
    else if (character === '"') isQuoted = !isQuoted
    else if (character === ';' && !isQuoted) return code.slice(0, at)
  }
  return code
}

/**
 * The value of a number cell as text: the shortest that gives the same number, a date as `YYYY-MM-DD` with its time of
 * day if it has one, a time as `HH:MM`. `first` is the day that the workbook's day 0 is.
 */
export function numberText(raw: string, form: NumberForm, is1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (form.kind === 'date' || form.kind === 'time') {
    const text = dateText(value, form.kind === 'time', is1904)
    if (text !== null) return text
  }
  const shortest = shortestNumber(value)
  return form.kind === 'zeros' && /^[0-9]+$/.test(shortest) ? filledZeros(shortest, form.pattern) : shortest
}

/** Without an exponent: `1.6E+06` would no longer be a license number. */
function shortestNumber(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value)
  if (!text.includes('e')) return text
  return Math.abs(value) >= 1 ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '')
}

function filledZeros(digits: string, pattern: string): string {
  let left = digits
  let text = ''
  const first = pattern.indexOf('0')
  for (let at = pattern.length - 1; at >= 0; at -= 1) {
    if (pattern[at] !== '0') {
      text = pattern[at] + text
      continue
    }
    // the first zero takes all digits that are left
    const taken = at === first ? left : left.slice(-1)
    text = (taken === '' ? '0' : taken) + text
    left = left.slice(0, left.length - taken.length)
  }
  return text
}

const secondsOfDay = 86_400
/** 31 December 9999. */
const lastDay = 2_958_465

function dateText(value: number, isTime: boolean, is1904: boolean): string | null {
  if (value < 0 || value >= lastDay + 1) return null
  const seconds = Math.round(value * secondsOfDay)
  const day = Math.floor(seconds / secondsOfDay)
  const clock = clockText(seconds - day * secondsOfDay)
  if (isTime && day === 0) return clock
  const date = dayText(day, is1904)
  return seconds % secondsOfDay === 0 ? date : `${date} ${clock}`
}

function clockText(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`
}

/** Day 60 of the usual count is 29 February 1900, which there was not: days before it are one further. */
function dayText(day: number, is1904: boolean): string {
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  return new Date(first + day * secondsOfDay * 1000).toISOString().slice(0, 10)
}
