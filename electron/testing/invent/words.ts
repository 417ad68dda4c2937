import type { Random } from './random.ts'

/** A city with its county and the first of the ZIPs that its records use. */
export interface Place {
  readonly city: string
  readonly county: string
  readonly zip: number
}

const places = (text: string): Place[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [city = '', county = '', zip = ''] = line.split('|')
      return { city, county, zip: Number(zip) }
    })

export const nevadaPlaces = places(`
LAS VEGAS|CLARK|89101
NORTH LAS VEGAS|CLARK|89030
HENDERSON|CLARK|89002
BOULDER CITY|CLARK|89005
MESQUITE|CLARK|89024
LAUGHLIN|CLARK|89028
RENO|WASHOE|89501
SPARKS|WASHOE|89431
INCLINE VILLAGE|WASHOE|89450
CARSON CITY|CARSON CITY|89701
ELKO|ELKO|89801
SPRING CREEK|ELKO|89815
WINNEMUCCA|HUMBOLDT|89445
FALLON|CHURCHILL|89406
FERNLEY|LYON|89408
YERINGTON|LYON|89447
PAHRUMP|NYE|89041
TONOPAH|NYE|89049
ELY|WHITE PINE|89301
GARDNERVILLE|DOUGLAS|89410
`)

export const oklahomaPlaces = places(`
OKLAHOMA CITY||73101
TULSA||74101
NORMAN||73019
EDMOND||73003
YUKON||73085
BROKEN ARROW||74011
LAWTON||73501
MOORE||73153
STILLWATER||74074
ENID||73701
MUSKOGEE||74401
BARTLESVILLE||74003
OWASSO||74055
SHAWNEE||74801
PONCA CITY||74601
ARDMORE||73401
DUNCAN||73533
EL RENO||73036
BIXBY||74008
SAND SPRINGS||74063
`)

export const texasPlaces = places(`
HOUSTON|HARRIS|77001
SAN ANTONIO|BEXAR|78201
DALLAS|DALLAS|75201
AUSTIN|TRAVIS|78701
FORT WORTH|TARRANT|76101
EL PASO|EL PASO|79901
ARLINGTON|TARRANT|76001
CORPUS CHRISTI|NUECES|78401
PLANO|COLLIN|75023
LAREDO|WEBB|78040
LUBBOCK|LUBBOCK|79401
GARLAND|DALLAS|75040
IRVING|DALLAS|75014
AMARILLO|POTTER|79101
BROWNSVILLE|CAMERON|78520
MCKINNEY|COLLIN|75069
FRISCO|COLLIN|75033
KILLEEN|BELL|76540
WACO|MCLENNAN|76701
TYLER|SMITH|75701
`)

/** Cities of other states, whose ZIPs begin with 0. */
export const placesElsewhere = [
  { city: 'BOSTON', county: 'SUFFOLK', state: 'MA', zip: 2108 },
  { city: 'HARTFORD', county: 'HARTFORD', state: 'CT', zip: 6101 },
  { city: 'NEWARK', county: 'ESSEX', state: 'NJ', zip: 7101 },
] as const

const givens =
  'ADA ALBA AMOS ANNA BEA BORIS CARA CLEO CYRUS DARIA DELIA EDITH ELIAS ENID ERIN FAYE FELIX FLORA GEMMA GRETA HANNA HUGO IDA INES IVAN JADE JONAS JUNE KIRA LARS LENA LIAM LUCIA MABEL MILO MINA NADIA NELL NORA OLGA OSCAR OTTO PAULA PETRA QUINN RHEA ROSA RUBEN SELMA SILAS SONIA TESSA THEO TILDA URSULA VERA VINCE WANDA WINONA XENIA YARA YVES ZELDA ZORA'.split(
    ' ',
  )
const surnameStarts =
  'AL BAN BEL BRIN CAL COR DAN DEL ELD FAL FEN GAR GRES HAL HOL JOR KEL LAN LOR MAR MEL NOR OAK PEL QUIL RAD RIN SAL SEL TAN TOR ULL VAL VER WAN WIN YAR ZAN'.split(
    ' ',
  )
const surnameMiddles = 'A ALI AN BER DER E EN ER I IN LE LI MO NA O ON RA RI TA U'.split(' ')
const surnameEnds =
  'BERRY BROOK BY DALE DEN FIELD FORD GATE HAM HURST LEY MAN MERE MORE NER RIDGE SON STEAD STONE TON VILLE WELL WICK WOOD WORTH'.split(
    ' ',
  )
const adjectives =
  'BRIGHT BUSY CHEERFUL CLEVER COZY CURIOUS GENTLE GIGGLING GOLDEN GROWING HAPPY HUMMING JOLLY KIND LITTLE LUCKY MERRY PLAYFUL ROSY SHINY SILLY SUNNY TINY WIGGLY'.split(
    ' ',
  )
const creatures =
  'ACORNS BEAVERS BUMBLEBEES BUTTERFLIES CATERPILLARS CUBS DOLPHINS DRAGONFLIES DUCKLINGS EXPLORERS FIREFLIES FOXES HEDGEHOGS KANGAROOS LADYBUGS LAMBS MEADOWLARKS OTTERS PANDAS PEBBLES SPARROWS SPROUTS STARFISH TADPOLES'.split(
    ' ',
  )
const kinds = [
  'ACADEMY',
  'CHILD CARE',
  'CHILD DEVELOPMENT CENTER',
  'DAYCARE',
  'EARLY LEARNING CENTER',
  'LEARNING CENTER LLC',
  'MONTESSORI SCHOOL',
  'NURSERY SCHOOL',
  'PRESCHOOL',
]
const streetNames =
  'ALDER ARBOR ASPEN BAYBERRY BIRCHWOOD BLUEBELL BRAMBLE CEDAR CLOVER COTTONWOOD DOGWOOD ELDERBERRY FERNWOOD FOXGLOVE HAWTHORN HAZEL HICKORY JUNIPER LAUREL LINDEN MAGNOLIA MAPLE MARIGOLD MULBERRY OAK OLIVE ORCHARD PECAN POPLAR PRIMROSE ROSEMARY SAGE SPRUCE SYCAMORE THISTLE TULIP WALNUT WILLOW WISTERIA YARROW'.split(
    ' ',
  )
const suffixes = 'ST AVE RD DR LN CT BLVD WAY PL CIR'.split(' ')
const directions = ['', '', '', '', '', 'N ', 'S. ', 'E ', 'W. ', 'NW ']

export function given(draw: Random): string {
  return draw.pick(givens)
}

export function surname(draw: Random): string {
  return draw.pick(surnameStarts) + draw.pick(surnameMiddles) + draw.pick(surnameEnds)
}

export function company(draw: Random): string {
  // a double space now and then, as people type
  const space = draw.chance(0.005) ? '  ' : ' '
  const branch = draw.chance(0.8) ? ` AT ${draw.pick(streetNames)} ${draw.pick(suffixes)}` : ''
  return `${draw.pick(adjectives)}${space}${draw.pick(creatures)} ${draw.pick(kinds)}${branch}`
}

export function street(draw: Random): string {
  return `${1 + draw.below(19_999)} ${draw.pick(directions)}${draw.pick(streetNames)} ${draw.pick(suffixes)}`
}

export function unit(draw: Random): string {
  return `${draw.pick(['STE', 'APT', 'UNIT', '#'])} ${1 + draw.below(420)}`
}

/** `702-555-0142`: the exchange 555-01xx is kept free for fiction. */
export function phoneDigits(draw: Random): string {
  return `${200 + draw.below(800)}55501${padded(draw.below(100))}`
}

/** A ZIP of the place: as many as `codes` different ones. */
export function zip({ zip }: Place, draw: Random, codes: number): string {
  return String(zip + draw.below(codes))
}

/** `M/D/YY` between the two years. */
export function shortDate(draw: Random, from: number, to: number): string {
  const year = from + draw.below(to - from + 1)
  return `${1 + draw.below(12)}/${1 + draw.below(28)}/${padded(year % 100)}`
}

export function longDate(draw: Random, from: number, to: number): string {
  return `${from + draw.below(to - from + 1)}-${padded(1 + draw.below(12))}-${padded(1 + draw.below(28))}`
}

export function padded(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}
