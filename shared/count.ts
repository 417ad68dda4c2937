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

/** `1 facility`, `1,200 facilities` */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

/** `a`, `a and b`, `a, b and c` */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
