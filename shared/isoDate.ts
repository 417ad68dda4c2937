import { isRealDate } from './runDate.ts'

declare const isIsoDate: unique symbol

/**
 * A calendar day as `YYYY-MM-DD`, years 1 to 9999. A type of its own and no text: a cell that nobody has read as a date
 * can't get into a column of dates.
 */
export type IsoDate = string & { readonly [isIsoDate]: true }

/** @throws RangeError on anything but a real day in that form. */
export function isoDate(text: string): IsoDate {
  if (!isRealDate(text)) throw new RangeError(`'${text}' is no day as YYYY-MM-DD`)
  return text as IsoDate
}
