const grouped = (digits: string) => digits.replace(/\B(?=(?:\d{3})+$)/g, ',')

/** A whole number: `1,804`. By hand, since toLocaleString loads tables for 25 ms and more at its first calls. */
export const count = (value: number): string => grouped(String(value))

/** A number with at most so many digits behind the point: `1,804.5`. */
export function amount(value: number, mostDigits: number): string {
  const rounded = Number(value.toFixed(mostDigits))
  const text = String(rounded).includes('e-')
    ? rounded.toFixed(mostDigits).replace(/0+$/, '')
    : String(rounded)
  const [whole = '', fraction] = text.split('.')
  return fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`
}
