import { type Cleaned, cleaned, nothing, notUnderstood } from '../cleaned.ts'

const amount =
  /^(?:US)?\$? ?((?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]{1,2})?)(?: ?(?:USD|dollars?))?$/i

/** An amount of dollars: `$1,250.50`, `85`, `85.00 USD`. Never negative. */
export function cleanMoney(cell: string): Cleaned<number> {
  const text = cell.trim()
  if (text === '') return nothing
  const digits = text.length > 40 ? undefined : amount.exec(text)?.[1]
  if (digits === undefined) return notUnderstood('number_not_understood', 'is no amount such as $1,250.50')
  return cleaned(Number(digits.replaceAll(',', '')))
}
