import { type Cleaned, cleaned, nothing, odd } from '../cleaned.ts'
import { cleanText } from '../text/text.ts'

/** USPS Publication 28, appendix B: states, the District of Columbia, territories, freely associated states, military. */
const stateNames: Readonly<Record<string, string>> = {
  AL: 'ALABAMA',
  AK: 'ALASKA',
  AS: 'AMERICAN SAMOA',
  AZ: 'ARIZONA',
  AR: 'ARKANSAS',
  CA: 'CALIFORNIA',
  CO: 'COLORADO',
  CT: 'CONNECTICUT',
  DE: 'DELAWARE',
  DC: 'DISTRICT OF COLUMBIA',
  FM: 'FEDERATED STATES OF MICRONESIA',
  FL: 'FLORIDA',
  GA: 'GEORGIA',
  GU: 'GUAM',
  HI: 'HAWAII',
  ID: 'IDAHO',
  IL: 'ILLINOIS',
  IN: 'INDIANA',
  IA: 'IOWA',
  KS: 'KANSAS',
  KY: 'KENTUCKY',
  LA: 'LOUISIANA',
  ME: 'MAINE',
  MH: 'MARSHALL ISLANDS',
  MD: 'MARYLAND',
  MA: 'MASSACHUSETTS',
  MI: 'MICHIGAN',
  MN: 'MINNESOTA',
  MS: 'MISSISSIPPI',
  MO: 'MISSOURI',
  MT: 'MONTANA',
  NE: 'NEBRASKA',
  NV: 'NEVADA',
  NH: 'NEW HAMPSHIRE',
  NJ: 'NEW JERSEY',
  NM: 'NEW MEXICO',
  NY: 'NEW YORK',
  NC: 'NORTH CAROLINA',
  ND: 'NORTH DAKOTA',
  MP: 'NORTHERN MARIANA ISLANDS',
  OH: 'OHIO',
  OK: 'OKLAHOMA',
  OR: 'OREGON',
  PW: 'PALAU',
  PA: 'PENNSYLVANIA',
  PR: 'PUERTO RICO',
  RI: 'RHODE ISLAND',
  SC: 'SOUTH CAROLINA',
  SD: 'SOUTH DAKOTA',
  TN: 'TENNESSEE',
  TX: 'TEXAS',
  UT: 'UTAH',
  VT: 'VERMONT',
  VI: 'VIRGIN ISLANDS',
  VA: 'VIRGINIA',
  WA: 'WASHINGTON',
  WV: 'WEST VIRGINIA',
  WI: 'WISCONSIN',
  WY: 'WYOMING',
  AA: 'ARMED FORCES AMERICAS',
  AE: 'ARMED FORCES EUROPE',
  AP: 'ARMED FORCES PACIFIC',
}

const codeOfName = new Map(Object.entries(stateNames).map(([code, name]) => [name, code]))

/** The USPS code of `NV`, `nv`, `N.V.` or `Nevada`, null where the text names no state. */
export function stateCodeOf(text: string): string | null {
  if (text.length > 32) return null
  const plain = text.replaceAll('.', '').toUpperCase()
  return plain in stateNames ? plain : (codeOfName.get(plain) ?? null)
}

/** `Nevada` of `NV`, `District of Columbia` of `DC`. */
export function stateName(code: string): string {
  const name = stateNames[code] ?? code
  return name.toLowerCase().replace(/\b(?!of\b)[a-z]/g, (letter) => letter.toUpperCase())
}

/** A State column: text, kept as written. Anything but a USPS code in either case is kept with a warning. */
export function cleanState(cell: string): Cleaned<string> {
  const state = cleanText(cell)
  if (state === null) return nothing
  if (state.length === 2 && state.toUpperCase() in stateNames) return cleaned(state)
  return odd(state, 'state_not_well_formed', 'is no USPS state code')
}
