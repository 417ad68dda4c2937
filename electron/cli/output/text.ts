/** `0.4 s`, `12 s`, `2 min 5 s` */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** `812 kB`, `1.4 GB` */
export function bytes(value: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let size = value
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`
}

/** A moment of the registry, ISO 8601 in UTC, on this computer's clock: `2026-11-22 10:04`. */
export function moment(iso: string): string {
  const at = new Date(iso)
  const pad = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  return `${day} ${pad(at.getHours())}:${pad(at.getMinutes())}`
}

// Control characters move the cursor or colour the terminal; directional marks show text in another order.
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu
const named: Readonly<Record<string, string>> = { '\n': '⏎', '\r': '⏎', '\t': ' ' }

/** Text of a file or a database, safe to show: one line, nothing that a terminal would obey. */
export function plain(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(
      unsafe,
      (character) =>
        named[character] ?? `\\u${(character.codePointAt(0) as number).toString(16).padStart(4, '0')}`,
    )
}

/** `plain`, cut to a number of characters. */
export function shown(text: string, most: number): string {
  // cut twice: a cell may be a megabyte
  const safe = plain(text.slice(0, most * 4))
  return text.length > most * 4 || safe.length > most ? `${safe.slice(0, most - 1)}…` : safe
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
const zero = /\p{Mn}|\p{Cf}/u

/** Columns that a text takes on a terminal. */
export function width(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length // nearly always
  let columns = 0
  for (const character of text) columns += zero.test(character) ? 0 : wide.test(character) ? 2 : 1
  return columns
}
