const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const oneDigit = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** 12431 → 12,431 */
export function formatCount(value: number): string {
  return whole.format(value)
}

/** '1 row', '12,431 rows'; irregular plurals are given. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`
}

/** '2026-11-22' → 22 Nov 2026; without a time zone, since a run date is a day and no moment. */
export function formatDay(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`
}

/** '2026-11-22' → 22 Nov */
export function formatShortDay(date: string): string {
  return formatDay(date).slice(0, -5)
}

/** An ISO 8601 moment in this computer's time: 22 Nov 2026, 09:05 */
export function formatMoment(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}, ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** 61_000 → 61 kB; decimal units, as file managers show. */
/** 09:15, by this computer's clock. */
export function formatTime(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  let value = bytes / 1000
  for (const unit of ['kB', 'MB', 'GB', 'TB']) {
    if (value < 1000 || unit === 'TB')
      return `${value < 10 ? oneDigit.format(value) : whole.format(value)} ${unit}`
    value /= 1000
  }
  return ''
}

/** '303 kB stored': what the tables take in the database, which is not the size of the files; null where they are gone. */
export function storedSize(run: {
  readonly schema: string | null
  readonly sizeBytes: number | null
}): string | null {
  return run.schema === null || run.sizeBytes === null ? null : `${formatBytes(run.sizeBytes)} stored`
}

/** 800 → 0.8 s, 75_000 → 1 min 15 s */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 10_000) return `${oneDigit.format(milliseconds / 1000)} s`
  return formatSeconds(milliseconds / 1000)
}

/** 75 → 1 min 15 s, 7200 → 2 h */
export function formatSeconds(seconds: number): string {
  const all = Math.round(seconds)
  if (all < 60) return `${all} s`
  if (all < 3600) return all % 60 === 0 ? `${all / 60} min` : `${Math.floor(all / 60)} min ${all % 60} s`
  const minutes = Math.floor((all % 3600) / 60)
  return minutes === 0 ? `${Math.floor(all / 3600)} h` : `${Math.floor(all / 3600)} h ${minutes} min`
}

/** +12, −4, ±0: with a real minus sign, as wide as the plus. */
export function formatChange(value: number): string {
  if (value === 0) return '±0'
  return `${value > 0 ? '+' : '−'}${formatCount(Math.abs(value))}`
}

const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8 with a byte order mark',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
  'utf-8-and-windows-1252': 'UTF-8 and Windows-1252',
}

/** utf-8 → UTF-8 */
export function encodingName(name: string): string {
  return encodings[name] ?? name
}

/** 'has no company name' → 'Has no company name.' */
export function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?…]$/.test(first) ? first : `${first}.`
}

/** A source as people say it: `new_mexico` and `new-mexico` → New Mexico. */
export function sourceName(id: string): string {
  return id
    .split(/[_-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
