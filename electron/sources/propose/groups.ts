import type { AgeGroup } from '../../../shared/columns/ageGroups.ts'
import type { Signs } from './evidence.ts'
import type { Piece } from './piece.ts'
import type { Form, Profile } from './profile.ts'

// Fields that several columns make together: found before the others, since their columns say little alone.

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const dayKeys = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const
const openWords = ['open', 'start', 'begin', 'from', 'opening']
const closeWords = ['close', 'end', 'to', 'closed', 'through']

const isAny = (words: readonly string[], of: readonly string[]) => words.some((word) => of.includes(word))

/** A column for each day of the week, or two. One day's hours are never those of all days. */
export function weekPiece(profiles: readonly Profile[], signs: Signs): Piece | null {
  const holds = (profile: Profile, forms: readonly Form[]) =>
    profile.filled === 0 || forms.reduce((sum, form) => sum + profile.share(form), 0) >= 0.6
  const week: Record<string, unknown> = {}
  const columns: Profile[] = []
  let isMarked = false
  for (const [index, day] of dayNames.entries()) {
    const own = profiles.filter(
      (profile) =>
        profile.words.includes(day) &&
        dayNames.filter((other) => profile.words.includes(other)).length === 1 &&
        foreignOfHours(signs, profile) === null,
    )
    const opens = own.find((profile) => isAny(profile.words, openWords) && holds(profile, ['time', 'closed']))
    const closes = own.find(
      (profile) =>
        profile !== opens && isAny(profile.words, closeWords) && holds(profile, ['time', 'closed']),
    )
    if (opens !== undefined && closes !== undefined) {
      week[dayKeys[index] as string] = { open: opens.header, close: closes.header }
      columns.push(opens, closes)
      continue
    }
    const whole = own.filter(
      (profile) => !isAny(profile.words, openWords) && holds(profile, ['hours', 'closed']),
    )
    if (whole.length !== 1) {
      isMarked ||= whole.length > 1
      continue
    }
    week[dayKeys[index] as string] = (whole[0] as Profile).header
    columns.push(whole[0] as Profile)
  }
  if (Object.keys(week).length < 5 || columns.every(({ filled }) => filled === 0)) return null
  const isWhole = Object.keys(week).length >= 5 && !isMarked
  return {
    rule: { rule: 'hours', week },
    columns,
    fills: [{ target: 'schedule', confidence: isWhole ? 0.95 : 0.7 }],
    reason: `a column for each of ${Object.keys(week).length} days, with hours in them`,
  }
}

function foreignOfHours(signs: Signs, profile: Profile): string | null {
  const thing = signs.foreign(profile)
  // `Monday Closed` is the time at which it closes
  return thing === 'a closure' || thing === 'vacancies' ? null : thing
}

const groupWords: Readonly<Record<AgeGroup, readonly string[]>> = {
  infant: ['infant', 'baby', 'babies'],
  toddler: ['toddler'],
  preschool: ['preschool', 'pre', 'prekindergarten', 'ps', 'pk'],
  school_age: ['school', 'schoolage', 'sac', 'sa'],
}

/** `Infant 0 to 12 months`, `School Age 5 yrs plus` */
const spanWords =
  'age and child old to through thru k served plus up over under mos mo month yr yrs year week wk wks'.split(
    ' ',
  )

/** A column for each age group: yes or no, or how many. Vacancies and enrolments are none. */
export function ageGroupsPiece(profiles: readonly Profile[], signs: Signs): Piece | null {
  const found = new Map<string, Partial<Record<AgeGroup, Profile[]>>>()
  for (const profile of profiles) {
    const groups = groupsOf(profile.words)
    if (groups.length === 0 || signs.foreign(profile) !== null) continue
    const isFlag = profile.share('flag') >= 0.95
    const isNumber = profile.share('integer') >= 0.95
    if (profile.filled > 0 && !isFlag && !isNumber) continue
    // sets such as `Licensed Infant Capacity` and `Infant Rooms` stand apart
    const key = profile.words
      .filter(
        (word) =>
          !Object.values(groupWords).flat().includes(word) &&
          !spanWords.includes(word) &&
          !/^[0-9]+$/.test(word),
      )
      .join(' ')
    const set = found.get(key) ?? {}
    for (const group of groups) set[group] = [...(set[group] ?? []), profile]
    found.set(key, set)
  }
  // 0 and 1 may be numbers as well: the whole set tells
  const isOfFlags = ([key, set]: (typeof sets)[number]) => {
    const columns = Object.values(set).flat()
    return (
      !/\bcapacity\b|\bnumber\b|\bcount\b|\btotal\b/.test(key) &&
      columns.every(
        (profile) => profile.filled === 0 || (profile.share('flag') >= 0.95 && !isNumbers(profile)),
      )
    )
  }
  const sets = [...found].filter(([, set]) => Object.keys(set).length >= 2)
  const rank = ([key, set]: (typeof sets)[number]) =>
    Object.keys(set).length * 10 + (key.includes('capacity') ? 5 : 0) + (isOfFlags([key, set]) ? 3 : 0)
  const [best, second] = sets.sort((a, b) => rank(b) - rank(a))
  if (best === undefined) return null
  const [key, set] = best
  const isFlag = isOfFlags(best)
  const isCapacity = key.includes('capacity') || key.includes('license')
  const columns = [...new Set(Object.values(set).flat())]
  if (columns.every(({ filled }) => filled === 0)) return null
  const isLone = second === undefined || rank(second) < rank(best)
  const isWhole = Object.keys(set).length >= 3
  const confidence = isFlag || isCapacity ? (isLone && isWhole ? 0.94 : 0.8) : 0.7
  const order: readonly AgeGroup[] = ['infant', 'toddler', 'preschool', 'school_age']
  const groups = Object.fromEntries(
    order.flatMap((group) => {
      const own = set[group]?.map(({ header }) => header)
      return own === undefined ? [] : [[group, own.length === 1 ? own[0] : own]]
    }),
  )
  return {
    rule: {
      rule: 'ages',
      to: 'ages_served',
      groups,
      as: isFlag ? 'flag' : isCapacity ? 'capacity' : 'count',
    },
    columns,
    fills: [{ target: 'ages_served', confidence }],
    reason: `${columns.length} columns of age groups, each with ${isFlag ? 'yes or no' : 'a number of children'}`,
  }
}

function isNumbers({ values }: Profile): boolean {
  return values.some(([value]) => /^[0-9]+$/.test(value) && value !== '0' && value !== '1')
}

function groupsOf(words: readonly string[]): AgeGroup[] {
  const joined = words.join(' ')
  const groups: AgeGroup[] = []
  if (isAny(words, groupWords.infant)) groups.push('infant')
  if (isAny(words, groupWords.toddler)) groups.push('toddler')
  const isPre = /\bps$|\bpk$|\bpreschool|\bpre (?:school|k\b|kindergarten)/.test(joined)
  if (isPre) groups.push('preschool')
  const rest = joined.replace(/\bpre school\b/g, '')
  if (
    /\bsa$|\bschool age|\bschoolage|\bsac\b/.test(rest) ||
    (words.length <= 2 && /^school$|\bschool capacity|capacity school/.test(rest))
  )
    groups.push('school_age')
  return groups
}

/** House number and street in columns of their own. */
export function streetPiece(profiles: readonly Profile[], signs: Signs): Pick<Piece, 'columns'> | null {
  const free = profiles.filter((profile) => signs.foreign(profile) === null)
  const beside = numberBesideStreet(free)
  const has = (profile: Profile, ...words: string[]) => words.every((word) => profile.words.includes(word))
  const number = free.find(
    (profile) =>
      (has(profile, 'street', 'number') ||
        has(profile, 'house', 'number') ||
        has(profile, 'address', 'number') ||
        has(profile, 'building', 'number')) &&
      !has(profile, 'name') &&
      (profile.filled === 0 ? false : profile.values.every(([value]) => /^[0-9]+[a-z0-9/-]*$/i.test(value))),
  )
  if (number === undefined) return beside === null ? null : { columns: beside }
  const part = (test: (profile: Profile) => boolean) =>
    free.find((profile) => profile !== number && test(profile))
  const isStreet = (profile: Profile) => isAny(profile.words, ['street', 'address', 'road'])
  const street =
    part((profile) => has(profile, 'street', 'name') && profile.share('letters') > 0.5) ??
    part((profile) => profile.words.join(' ') === 'street' && profile.share('letters') > 0.5)
  if (street === undefined) return beside === null ? null : { columns: beside }
  const direction = part(
    (profile) =>
      isStreet(profile) &&
      isAny(profile.words, ['direction', 'predirection', 'prefix', 'dir', 'director']) &&
      profile.share('email') === 0,
  )
  const kind = part(
    (profile) => isStreet(profile) && isAny(profile.words, ['type', 'suffix']) && profile !== street,
  )
  return { columns: [number, direction, street, kind].filter((one) => one !== undefined) }
}

const bareNumber = /^[0-9]+(?:[-/ ]?[0-9a-z]{1,4})?$/i
const streetEnd =
  /\b(?:st|street|ave?|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|way|pl|place|pkwy|hwy|highway|cir|circle|ter|terrace|trl|trail|loop|sq|square)\.?$/i

/** A column of bare house numbers right before one of streets that have none. */
function numberBesideStreet(profiles: readonly Profile[]): Profile[] | null {
  for (const street of profiles) {
    const named = isAny(street.words, ['street', 'address', 'road'])
    const ends = ofValues(street, (value) => streetEnd.test(value))
    if (street.filled === 0 || street.share('street') > 0.2 || street.share('letters') < 0.8) continue
    if (ends < (named ? 0.4 : 0.8)) continue
    const number = profiles.find(({ place }) => place === street.place - 1)
    if (number === undefined || number.filled < street.filled * 0.5) continue
    if (ofValues(number, (value) => bareNumber.test(value)) >= 0.95) return [number, street]
  }
  return null
}

function ofValues({ values }: Profile, test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(([value]) => test(value)).length / values.length
}

/** Given and family name in columns of their own: of the person who is most likely the contact. */
export function namesApart(profiles: readonly Profile[], signs: Signs): Piece | null {
  const isName = (profile: Profile, which: string) =>
    profile.words.includes(which) &&
    (profile.words.includes('name') || profile.words.length === 1) &&
    profile.share('letters') > 0.5
  const rank = (words: readonly string[]) => {
    const order = [
      ['contact'],
      ['director', 'administrator'],
      ['provider', 'facility'],
      ['owner'],
      ['licensee'],
    ]
    const place = order.findIndex((some) => isAny(words, some))
    return place < 0 ? 1.5 : place
  }
  const pairs = profiles
    .filter((profile) => isName(profile, 'first') && signs.foreign(profile) === null)
    .flatMap((given) => {
      const rest = given.words.filter((word) => word !== 'first').join(' ')
      const family = profiles.find(
        (profile) =>
          isName(profile, 'last') && profile.words.filter((word) => word !== 'last').join(' ') === rest,
      )
      return family === undefined ? [] : [{ given, family }]
    })
    .sort((a, b) => rank(a.given.words) - rank(b.given.words))
  const [best, second] = pairs
  if (best === undefined) return null
  return {
    rule: { rule: 'person', given: best.given.header, family: best.family.header },
    columns: [best.given, best.family],
    fills: [
      { target: 'first_name', confidence: second === undefined ? 0.94 : 0.8 },
      { target: 'last_name', confidence: second === undefined ? 0.94 : 0.8 },
    ],
    reason: 'given and family name stand in columns of their own',
  }
}
