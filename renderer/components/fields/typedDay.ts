import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'

dayjs.extend(customParseFormat)

/** The last is how the lists write it. */
const forms = [
  'YYYY-MM-DD',
  'YYYYMMDD',
  'D MMM YYYY',
  'D MMMM YYYY',
  'MMM D, YYYY',
  'MMMM D, YYYY',
  'M/D/YYYY',
]

/**
 * A day as people type it, as `YYYY-MM-DD`; null while it is not a whole one, and for a day that no calendar has:
 * JavaScript's own reading makes 3 Mar of '31 Feb', and a run would go into another date than the one that was meant.
 */
export function typedDay(text: string): string | null {
  const typed = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(\d+)-([a-z]+)-/i, '$1 $2 ')
    // months are written with one capital
    .replace(/[a-z]+/i, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
  const day = dayjs(typed, forms, true)
  return day.isValid() ? day.format('YYYY-MM-DD') : null
}
