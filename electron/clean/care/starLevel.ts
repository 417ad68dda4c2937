import { type Cleaned, cleaned, nothing, notUnderstood } from '../cleaned.ts'
import { cleanText } from '../text/text.ts'

const stars = /^([0-9]{1,2})(?:[ -]?stars?(?: level)?(?: program)?)?$/i

/** `2 Star Level Program` */
export function cleanStarLevel(cell: string): Cleaned<number> {
  const text = cleanText(cell)
  if (text === null) return nothing
  const level = stars.exec(text)?.[1]
  if (level === undefined) {
    return notUnderstood('number_not_understood', "is not a star level such as '2 Star Level Program'")
  }
  return cleaned(Number(level))
}
