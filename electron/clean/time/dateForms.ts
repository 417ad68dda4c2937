/** Integers, never a JavaScript Date: a day must not move with the machine's time zone. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly twoDigitYear: boolean
}

export interface DateOptions {
  /** `31/12/2023`: of two numbers before a year the first is the day. */
  readonly dayFirst?: boolean
}

const slashes = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{2}|[0-9]{4})$/
const yearFirst = /^([0-9]{4})(?:-([0-9]{2})-([0-9]{2})|\/([0-9]{1,2})\/([0-9]{1,2})|([0-9]{2})([0-9]{2}))$/
/** `1-Jul-2022`, `1 July 22`; a month in words can be nothing else, so what stands between does not matter. */
const dayAndName = /^([0-9]{1,2})[ .,/-]{1,2}([a-z]{3,9})[ .,/-]{1,2}([0-9]{2}|[0-9]{4})$/i
/** `Jul 1, 2022`, `July-1-2022` */
const nameAndDay = /^([a-z]{3,9})[ .,/-]{1,2}([0-9]{1,2})[ .,/-]{1,2}([0-9]{2}|[0-9]{4})$/i
/** `2022 Jul 01` */
const yearAndName = /^([0-9]{4})[ .,/-]{1,2}([a-z]{3,9})[ .,/-]{1,2}([0-9]{1,2})$/i
/** `12:00:00 AM`, `0:00`, `T00:00:00.000`, `T05:00:00Z`, `00:00:00+00:00` */
const timeOfDay =
  /^(.*\S)(?:[T ]| ?, ?)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?(?: ?([ap])\.?m\.?)?(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))?$/i
const excelDay = /^([1-9][0-9]{4})(?:\.[0-9]+)?$/
const whitespaceRun = /\s+/g
/** Longer cells are no date, whatever they hold. */
const longestCell = 60

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const monthOfName = new Map<string, number>([['sept', 9]])
for (const [index, name] of monthNames.entries()) {
  monthOfName.set(name.toLowerCase(), index + 1)
  monthOfName.set(name.slice(0, 3).toLowerCase(), index + 1)
}
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const forms = 'only forms such as M/D/YY, M/D/YYYY, YYYY-MM-DD and Jul 1, 2022 are'

/**
 * Reads a date in the forms of DATA.md ("Date"), or says why a text, trimmed already, is none: "there is no month
 * 13". A time of day is dropped: the day is as written, never moved by a time zone. Month and day are possible;
 * whether 29 February is depends on the year, which may not be known yet.
 */
export function readDate(text: string, options: DateOptions): CalendarDate | string {
  const slashed = slashes.exec(text)
  if (slashed) {
    const [, first = '', second = '', year = ''] = slashed
    return options.dayFirst ? dateOf(year, second, first) : dateOf(year, first, second)
  }
  if (text.length > longestCell) return forms
  return readOtherForm(text) ?? readWithTime(text, options) ?? notADate(text)
}

function readOtherForm(text: string): CalendarDate | string | null {
  const plain = yearFirst.exec(text)
  if (plain) {
    return dateOf(plain[1], plain[2] ?? plain[4] ?? plain[6], plain[3] ?? plain[5] ?? plain[7])
  }
  const spaced = text.replace(whitespaceRun, ' ')
  const named = dayAndName.exec(spaced)
  if (named) return dateOfName(named[3], named[2], named[1])
  const nameFirst = nameAndDay.exec(spaced)
  if (nameFirst) return dateOfName(nameFirst[3], nameFirst[1], nameFirst[2])
  const yearNamed = yearAndName.exec(spaced)
  return yearNamed ? dateOfName(yearNamed[1], yearNamed[2], yearNamed[3]) : null
}

function readWithTime(text: string, options: DateOptions): CalendarDate | string | null {
  const timed = timeOfDay.exec(text.replace(whitespaceRun, ' '))
  if (!timed) return null
  const [, day = '', hour = '', minute = '', second = '0', half] = timed
  const hours = Number(hour)
  const possible = half === undefined ? hours <= 24 : hours >= 1 && hours <= 12
  if (!possible || Number(minute) > 59 || Number(second) > 60) return null
  return slashes.test(day) ? readDate(day, options) : readOtherForm(day)
}

function notADate(text: string): string {
  const serial = excelDay.exec(text)?.[1]
  return serial === undefined
    ? forms
    : `${forms}; as an Excel day number it would be ${dayOfExcel(Number(serial))}`
}

function dateOfName(year = '', name = '', day = ''): CalendarDate | string {
  const month = monthOfName.get(name.toLowerCase())
  return month === undefined ? `there is no month ${name}` : dateOf(year, String(month), day)
}

function dateOf(year = '', monthText = '', dayText = ''): CalendarDate | string {
  const month = Number(monthText)
  const day = Number(dayText)
  if (month < 1 || month > 12) return `there is no month ${month}`
  if (year === '0000') return 'there is no year 0'
  if (day < 1) return 'there is no day 0'
  if (day > (month === 2 ? 29 : (daysOfMonth[month - 1] as number)))
    return `there is no ${day} ${monthNames[month - 1]}`
  return { year: Number(year), month, day, twoDigitYear: year.length === 2 }
}

/** The day that Excel writes as a number of days, `YYYY-MM-DD`; day 1 is 1 January 1900, and it counts a 29 February 1900. */
function dayOfExcel(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
}
