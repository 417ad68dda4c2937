/** Invented names for the pretended data of development. */
export const firsts = [
  'Sunny',
  'Little',
  'Blue Door',
  'Copper Hill',
  'Quail Run',
  'Owl & Acorn',
  'Maple',
  'Bright',
]
export const seconds = ['Otters', 'Meteors', 'Pines', 'Ponies', 'Beavers', 'Larks', 'Rivers', 'Lanterns']
export const kinds = ['Preschool', 'Child Care', 'Academy', 'Clubhouse', 'Early Learning', 'Family Care LLC']
export const streets = ['Willow St', 'Coyote Ln', 'W. Juniper Rd.', 'Gypsum Dr', 'Fremont St', 'St. Jude St']
export const cities = [
  ['LAS VEGAS', '89146'],
  ['NORTH LAS VEGAS', '89031'],
  ['HENDERSON', '89015'],
  ['BOULDER CITY', '89005'],
  ['MESQUITE', '89027'],
  ['SPRING CREEK', '89815'],
] as const
export const givens = ['ADA', 'DELIA', 'IRIS', 'ROSA', 'WILLA', 'JUNO', 'ESTELLE', 'NORA']
export const surnames = [
  'LARKSPUR',
  'FERNDALE',
  'MARLOWE',
  'BANNER',
  'CREST',
  'THISTLEDOWN',
  'HOLT',
  'OAKLEY',
]

export function pick<T>(list: readonly T[], seed: number): T {
  return list[seed % list.length] as T
}
