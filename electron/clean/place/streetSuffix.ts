/**
 * Words that end a street's name and are hardly ever anything else (USPS Publication 28, appendix C1, without the
 * likes of PARK, LAKE and CTR), and the directions that may follow them.
 */
const suffixes = new Set(
  (
    'ALLEY ALY AVE AVENUE AV BLVD BOULEVARD CIR CIRCLE COURT CT DR DRIVE EXPY EXPRESSWAY FWY FREEWAY HIGHWAY HWY ' +
    'LANE LN LOOP PARKWAY PKWY PKY PL PLACE PLZ PLAZA RD ROAD SQ SQUARE ST STREET TER TERRACE TRAIL TRL WAY XING'
  ).split(' '),
)
const directions = new Set('N S E W NE NW SE SW NORTH SOUTH EAST WEST'.split(' '))

/** Whether a word, in capitals and without its period, ends the name of a street: `ST`, `AVENUE`. */
export function isStreetSuffix(word: string): boolean {
  return suffixes.has(word)
}

/** Whether a word, in capitals and without its period, is a compass direction: `NW`, `SOUTH`. */
export function isDirection(word: string): boolean {
  return directions.has(word)
}
