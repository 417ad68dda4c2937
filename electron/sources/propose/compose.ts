import type { Target } from '../rule.ts'
import { candidates, type Signs } from './evidence.ts'
import { ageGroupsPiece, namesApart, streetPiece, weekPiece } from './groups.ts'
import type { Role } from './lexicon.ts'
import { conventionAt, type Piece } from './piece.ts'
import { byConvention, fill, pieceOf, reasonOf } from './pieces.ts'
import { agesPrefix, type Profile } from './profile.ts'
import { assignSingles, type Single, type Singles } from './singles.ts'

/** The rules for all columns of a file together. */
interface Composition {
  readonly pieces: readonly Piece[]
  readonly singles: Singles
}

/** Roles that are parts of a rule with others: made here, and not one by one. */
const parts: readonly Role[] = [
  ...(['address1', 'address2', 'latitude', 'longitude', 'point', 'days', 'open', 'close'] as const),
  ...(['min_age', 'max_age', 'language'] as const),
]

export function compose(
  profiles: readonly Profile[],
  signs: Signs,
  state: string,
  dayFirst: boolean,
): Composition {
  const taken = new Set<Profile>()
  const take = <Of extends { readonly columns: readonly Profile[] } | null>(piece: Of): Of => {
    for (const column of piece?.columns ?? []) taken.add(column)
    return piece
  }
  const free = () => profiles.filter((profile) => !taken.has(profile))
  const week = take(weekPiece(free(), signs))
  const groups = take(ageGroupsPiece(free(), signs))
  const numberAndStreet = take(streetPiece(free(), signs))
  const names = take(namesApart(free(), signs))
  const languages = take(languagePiece(free(), signs))
  const singles = assignSingles(profiles, taken, signs)
  const of = (role: Role) => singles.of.get(role)
  const alone = [...singles.of]
    .filter(([role]) => !parts.includes(role))
    .filter(([role]) => !(role === 'schedule' && week !== null) && !(role === 'contact' && names !== null))
    .filter(([role]) => !(role === 'ages' && groups !== null))
    .map(([role, single]) =>
      pieceOf(role, single, { dayFirst, hasLicensee: singles.of.has('licensee_name') }),
    )
    .filter((piece) => piece !== null)
  const own: (Piece | null)[] = [
    ...tradeNamePieces(profiles, singles, signs),
    ...alone
      .map((piece) => withExtension(piece, profiles, taken))
      .map((piece) =>
        withMoreAges(
          piece,
          profiles,
          free().filter((profile) => isUnused(profile, singles)),
        ),
      ),
    week ?? (singles.of.has('schedule') ? null : hoursPiece(of, free(), signs)),
    mergedAges(
      groups,
      of,
      free().filter((profile) => isUnused(profile, singles)),
    ),
    names,
    languages,
    placePiece(of),
    addressPiece(
      of,
      numberAndStreet?.columns ?? null,
      secondLines(
        of,
        free().filter((profile) => isUnused(profile, singles)),
        signs,
        numberAndStreet?.columns ?? [],
      ),
      state,
    ),
  ]
  const pieces = own.filter((piece) => piece !== null)
  return { pieces: withConventions(distinct(pieces), state), singles }
}

/** Columns of a second line are the street's rule's, whoever has them. */
function isUnused(profile: Profile, singles: Singles): boolean {
  return ![...singles.of].some(([role, one]) => one.profile === profile && role !== 'address2')
}

type Of = (role: Role) => Single | undefined

/** A column that several pieces would read for one target stays with the first; each target is filled once. */
function distinct(pieces: readonly Piece[]): Piece[] {
  const filled = new Set<Target>()
  return pieces.flatMap((piece) => {
    const fills = piece.fills.filter(({ target }) => !filled.has(target))
    for (const { target } of fills) filled.add(target)
    if (fills.length === 0) return []
    if (fills.length === piece.fills.length) return [piece]
    return [{ ...piece, fills, rule: { ...piece.rule, to: fills.map(({ target }) => target) } }]
  })
}

function languagePiece(profiles: readonly Profile[], signs: Signs): Piece | null {
  const found = profiles
    .map((profile) => signs.of(profile, 'language'))
    .filter(
      ({ header, profile, weight }) =>
        (weight > 0 && header.score >= 0.7) ||
        (profile.share('language') >= 0.8 && signs.foreign(profile) === null),
    )
    .sort((a, b) => a.profile.place - b.profile.place)
  const columns = found.map(({ profile }) => profile)
  const [first] = found
  if (first === undefined) return null
  const headers = columns.map(({ header }) => header)
  return {
    rule: {
      rule: 'text',
      from: headers.length === 1 ? headers[0] : headers,
      ...(headers.length > 1 && { join: ', ' }),
      to: 'language',
    },
    columns,
    fills: [fill('language', found.every(({ header }) => header.score >= 0.7) ? 0.93 : 0.8)],
    reason: `${columns.length === 1 ? 'it holds' : `${columns.length} columns hold`} languages; ${first.says}`,
  }
}

/** Hours beside the days that they hold on: in a column of days, or in the header. */
function hoursPiece(of: Of, free: readonly Profile[], signs: Signs): Piece | null {
  const days = of('days')
  const open = of('open')
  const close = of('close')
  const range = free.find(
    (profile) =>
      (signs.of(profile, 'schedule').header.score >= 0.6 || (days !== undefined && !namesDay(profile))) &&
      profile.share('hours') >= 0.5 &&
      signs.foreign(profile) === null,
  )
  if (days !== undefined && open !== undefined && close !== undefined)
    return {
      rule: {
        rule: 'hours',
        days: days.profile.header,
        open: open.profile.header,
        close: close.profile.header,
      },
      columns: [days.profile, open.profile, close.profile],
      fills: [fill('schedule', Math.min(0.92, days.confidence, open.confidence, close.confidence))],
      reason: 'a column of days, beside an opening and a closing time',
    }
  if (range === undefined) return null
  if (days !== undefined)
    return {
      rule: { rule: 'hours', days: days.profile.header, range: range.header },
      columns: [days.profile, range],
      fills: [fill('schedule', Math.min(0.92, days.confidence))],
      reason: 'a column of days, beside one with the hours of each of them',
    }
  if (!range.words.includes('monday') || !range.words.includes('friday')) return null
  return {
    rule: {
      rule: 'hours',
      week: Object.fromEntries(['mo', 'tu', 'we', 'th', 'fr'].map((day) => [day, range.header])),
    },
    columns: [range],
    fills: [fill('schedule', 0.85)],
    reason: 'its header says that these are the hours of Monday to Friday',
  }
}

function namesDay({ words }: Profile): boolean {
  return words.some((word) => /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:week(?:end|day))$/.test(word))
}

function mergedAges(groups: Piece | null, of: Of, rest: readonly Profile[]): Piece | null {
  const words = of('ages')
  const youngest = of('min_age')
  const oldest = of('max_age')
  const prefixed = rest.find(({ values }) => values.some(([value]) => agesPrefix.test(value)))
  // `MIN_AGE_WKS` beside `MAX_AGE_YRS`
  const isApart =
    youngest !== undefined &&
    oldest !== undefined &&
    unitNamed(youngest.profile) !== unitNamed(oldest.profile)
  const bounds =
    youngest === undefined && oldest === undefined
      ? {}
      : {
          ...(youngest && { youngest: boundRef(youngest.profile, isApart) }),
          ...(oldest && { oldest: boundRef(oldest.profile, isApart) }),
          ...(isApart ? {} : unitOf([youngest?.profile, oldest?.profile].filter((one) => one !== undefined))),
        }
  const boundColumns = [youngest, oldest].filter((one) => one !== undefined)
  if (groups !== null) {
    const { to: _, ...rule } = groups.rule
    if (words === undefined && boundColumns.length === 0) return groups
    return {
      ...groups,
      rule: {
        ...rule,
        ...(words && boundColumns.length === 0 && { words: words.profile.header }),
        ...bounds,
      },
      columns: [
        ...groups.columns,
        ...(words && boundColumns.length === 0 ? [words.profile] : []),
        ...boundColumns.map(({ profile }) => profile),
      ],
      fills: [...groups.fills, fill('min_age', 0.75), fill('max_age', 0.75)],
    }
  }
  if (boundColumns.length > 0 && words === undefined) {
    const says = hasUnit(boundColumns.map(({ profile }) => profile))
    const confidence = says ? 0.9 : 0.7
    return {
      rule: { rule: 'ages', ...bounds },
      columns: boundColumns.map(({ profile }) => profile),
      fills: [
        ...(youngest ? [fill('min_age', Math.min(youngest.confidence, confidence))] : []),
        ...(oldest ? [fill('max_age', Math.min(oldest.confidence, confidence))] : []),
        { ...byConvention('ages_served') },
      ],
      reason: 'the least and the greatest age stand in columns of their own',
    }
  }
  if (words !== undefined || prefixed === undefined) return null
  const [prefix = ''] = prefixed.values.flatMap(([value]) => agesPrefix.exec(value)?.[0] ?? [])
  return {
    rule: { rule: 'ages', from: prefixed.header, strip: { prefix: prefix.trim(), required: true } },
    columns: [prefixed],
    fills: [fill('ages_served', 0.85), fill('min_age', 0.75), fill('max_age', 0.75)],
    reason: `cells that begin with “${prefix.trim()}” say the ages`,
  }
}

const units = { weeks: /\bweek|\bwks?\b/i, months: /\bmonth|\bmos?\b/i, years: /\byear|\byrs?\b/i }

function unitNamed({ words }: Profile): string | null {
  return Object.entries(units).find(([, pattern]) => pattern.test(words.join(' ')))?.[0] ?? null
}

function boundRef(profile: Profile, isApart: boolean): unknown {
  const unit = unitNamed(profile)
  return isApart && unit !== null && profile.values.every(([value]) => !/[a-z]/i.test(value))
    ? { column: profile.header, suffix: ` ${unit}` }
    : profile.header
}

function hasUnit(profiles: readonly Profile[]): boolean {
  return profiles.every(
    ({ words, values }) =>
      Object.values(units).some((unit) => unit.test(words.join(' '))) ||
      values.every(([value]) => /[a-z]/i.test(value)),
  )
}

/** Of numbers alone: by the headers, else years where none is greater than a year's children are old. */
function unitOf(profiles: readonly Profile[]): { unit?: string } {
  if (profiles.every(({ values }) => values.every(([value]) => /[a-z]/i.test(value)))) return {}
  const named = Object.entries(units).find(([, pattern]) =>
    profiles.some(({ words }) => pattern.test(words.join(' '))),
  )
  if (named !== undefined) return { unit: named[0] }
  const most = Math.max(
    0,
    ...profiles.flatMap(({ values }) => values.map(([value]) => Number.parseFloat(value) || 0)),
  )
  return { unit: most > 21 ? 'months' : 'years' }
}

/** Columns right behind one of ages that hold ages too, on records that have more of them: `Ages 1`, `Ages 2`. */
function withMoreAges(piece: Piece, profiles: readonly Profile[], unused: readonly Profile[]): Piece {
  const [first] = piece.columns
  if (piece.rule.rule !== 'ages' || piece.columns.length !== 1 || first === undefined) return piece
  const more: Profile[] = []
  for (const profile of profiles.filter(({ place }) => place > first.place)) {
    const isNext = profile.filled === 0 ? more.length > 0 : profile.share('ages') >= 0.8
    if (!isNext || !unused.includes(profile)) break
    more.push(profile)
  }
  if (more.every(({ filled }) => filled === 0)) return piece
  return {
    ...piece,
    rule: { ...piece.rule, from: [first.header, ...more.map(({ header }) => header)] },
    columns: [first, ...more],
    reason: `${piece.reason}; the columns behind it hold ages too`,
  }
}

const tradeNameWords = /\bdoing business as\b|\btrade name\b|\bdo(?:es)? business\b/

/** A trade name counts, and where there is none the legal name; whoever has the legal name has the license. */
function tradeNamePieces(profiles: readonly Profile[], singles: Singles, signs: Signs): Piece[] {
  const trade = profiles.find(
    (profile) =>
      tradeNameWords.test(profile.words.join(' ')) &&
      profile.filled > 0 &&
      signs.foreign(profile, 'company') === null,
  )
  if (trade === undefined) return []
  const licensee = singles.of.get('licensee_name')?.profile
  const legal =
    candidates(signs, profiles, 'company').find(
      ({ profile, header }) => profile !== trade && profile !== licensee && header.score >= 0.8,
    )?.profile ?? licensee
  if (legal === undefined || (legal === licensee && trade.filled === trade.rows)) return []
  return [
    {
      rule: { rule: 'text', from: [trade.header, legal.header], coalesce: true, to: 'company' },
      columns: [trade, legal],
      fills: [fill('company', 0.88)],
      reason: `“${trade.header.trim()}” is the name that it trades under; where that is blank “${legal.header.trim()}” counts`,
    },
    ...(legal === licensee || licensee !== undefined
      ? []
      : [
          {
            rule: { rule: 'text', from: legal.header, to: 'licensee_name' },
            columns: [legal],
            fills: [byConvention('licensee_name')],
            reason: `“${legal.header.trim()}” stands beside a trade name, so it is who has the license`,
          },
        ]),
  ]
}

function placePiece(of: Of): Piece | null {
  const latitude = of('latitude')
  const longitude = of('longitude')
  const point = of('point')
  const apart = latitude !== undefined && longitude !== undefined
  if (!apart && point === undefined) return null
  const columns = [...(apart ? [latitude, longitude] : []), ...(point === undefined ? [] : [point])]
  const confidence = Math.min(...columns.map((one) => one.confidence))
  return {
    rule: {
      rule: 'coordinates',
      ...(point && { from: point.profile.header }),
      ...(apart && { latitude: latitude.profile.header, longitude: longitude.profile.header }),
    },
    columns: columns.map(({ profile }) => profile),
    fills: [fill('latitude', confidence), fill('longitude', confidence)],
    reason: apart ? 'latitude and longitude in columns of their own' : 'its cells are points',
  }
}

const unitPrefixes: Readonly<Record<string, string>> = {
  floor: 'FL ',
  apartment: 'APT ',
  suite: 'STE ',
  unit: 'UNIT ',
  room: 'RM ',
  building: 'BLDG ',
}

/** Second and third lines of the address, in their order in the file. */
function secondLines(of: Of, free: readonly Profile[], signs: Signs, street: readonly Profile[]): Profile[] {
  const others = [
    ...new Set(
      candidates(signs, free, 'address2')
        .filter(({ header }) => header.score >= 0.7)
        .map(({ profile }) => profile),
    ),
  ]
  const own = of('address2')?.profile
  const main = of('address1')?.profile
  return [...new Set([...(own ? [own] : []), ...others, ...linesBetween(of, free, signs, street)])]
    .filter((profile) => profile !== main && !street.includes(profile))
    .sort((a, b) => a.place - b.place)
}

const unitCell =
  /^(?:#|ste\b|suite|apt|apartment|unit|fl\b|floor|rm\b|room|bldg|building|lot\b|p\.? ?o\.?|rear|upper|lower|[0-9]{0,5}[a-z]?$)/i
const lineWords = [
  'address',
  'line',
  'street',
  'floor',
  'apartment',
  'unit',
  'suite',
  'room',
  'building',
  'additional',
]

/** Columns between the street and its city that are of the address: by their header or by what they hold. */
function linesBetween(of: Of, free: readonly Profile[], signs: Signs, street: readonly Profile[]): Profile[] {
  const main = street.at(-1) ?? of('address1')?.profile
  const city = of('city')?.profile ?? of('zip')?.profile
  if (main === undefined || city === undefined) return []
  return free.filter(
    (profile) =>
      profile.place > main.place &&
      profile.place < city.place &&
      city.place - main.place <= 8 &&
      profile.filled > 0 &&
      signs.foreign(profile) === null &&
      profile.share('flag') < 0.6 &&
      (profile.words.some((word) => lineWords.includes(word)) ||
        profile.values.every(([value]) => unitCell.test(value))),
  )
}

function secondRef(profile: Profile): unknown {
  const word = profile.words.find((one) => Object.hasOwn(unitPrefixes, one))
  const isBare = profile.values.every(([value]) => value.length <= 6 && !/[a-z]{2}/i.test(value))
  return word !== undefined && isBare && profile.filled > 0
    ? { column: profile.header, prefix: unitPrefixes[word] }
    : profile.header
}

function addressPiece(
  of: Of,
  numberAndStreet: readonly Profile[] | null,
  seconds: readonly Profile[],
  state: string,
): Piece | null {
  const main = of('address1')
  if (numberAndStreet === null && main === undefined) return null
  const inOne = main !== undefined && numberAndStreet === null && main.profile.share('address') >= 0.5
  const hasPlace = of('city') !== undefined && of('zip') !== undefined
  if (inOne && !hasPlace) {
    const stateColumn = of('state')?.profile
    const confidence = Math.min(main.confidence, main.profile.share('address') >= 0.95 ? 0.92 : 0.85)
    return {
      rule: { rule: 'address', from: main.profile.header, ...(stateColumn && { state: stateColumn.header }) },
      columns: [main.profile, ...(stateColumn ? [stateColumn] : [])],
      fills: (['address1', 'address2', 'city', 'state', 'zip'] as const).map((target) =>
        fill(target, confidence),
      ),
      reason: `${reasonOf(main)}; street, city and ZIP of ${state} stand in one cell`,
    }
  }
  const columns = numberAndStreet ?? [(main as Single).profile]
  const headers = columns.map(({ header }) => header)
  const confidence = numberAndStreet === null ? (main as Single).confidence : 0.93
  const lines = seconds.filter((profile) => !columns.includes(profile))
  const isNamed = (some: readonly Profile[]) => some.every((profile) => profile === of('address2')?.profile)
  return {
    rule: {
      rule: 'street',
      from: headers.length === 1 ? headers[0] : headers,
      ...(headers.length > 1 && { join: ' ' }),
      ...(lines.length > 0 && {
        second: lines.length === 1 ? secondRef(lines[0] as Profile) : lines.map(secondRef),
      }),
    },
    columns: [...columns, ...lines],
    fills: [
      fill('address1', confidence),
      fill('address2', Math.min(confidence, lines.length > 1 ? 0.85 : isNamed(lines) ? 0.92 : 0.8)),
    ],
    reason:
      numberAndStreet === null
        ? reasonOf(main as Single)
        : 'house number and street stand in columns of their own',
  }
}

/** An extension in a column of its own belongs to the phone that it follows. */
function withExtension(piece: Piece, profiles: readonly Profile[], taken: Set<Profile>): Piece {
  if (piece.rule.rule !== 'phone' || piece.rule.to !== 'phone') return piece
  const place = piece.columns[0]?.place ?? -1
  const found = profiles.find(
    (profile) =>
      profile.words.includes('extension') &&
      !taken.has(profile) &&
      (profile.place === place + 1 || profile.words.includes('phone')) &&
      (profile.filled === 0 || profile.values.every(([value]) => /^(?:x|ext\.?)? ?[0-9]{1,6}$/i.test(value))),
  )
  if (found === undefined) return piece
  taken.add(found)
  return { ...piece, rule: { ...piece.rule, extension: found.header }, columns: [...piece.columns, found] }
}

/**
 * What is filled since it is usual so: the licensee runs it, else whoever is the contact; without a licensee the company has the
 * license; one type is both types; without a State column the source's state.
 */
function withConventions(pieces: readonly Piece[], state: string): Piece[] {
  const filled = new Set(pieces.flatMap(({ fills }) => fills.map(({ target }) => target)))
  const also = (list: readonly Piece[], from: Target, ...targets: Target[]): Piece[] =>
    list.map((piece) => {
      const isIt =
        piece.fills.some(({ target }) => target === from) &&
        piece.rule.rule !== 'license' &&
        piece.rule.rule !== 'organisation'
      const more = targets.filter((target) => !filled.has(target))
      if (!isIt || more.length === 0) return piece
      for (const target of more) filled.add(target)
      const to = [...piece.fills.map(({ target }) => target), ...more]
      return { ...piece, rule: { ...piece.rule, to }, fills: [...piece.fills, ...more.map(byConvention)] }
    })
  let made = [...pieces]
  made = also(made, 'licensee_name', 'operator')
  made = filled.has('licensee_name') ? made : also(made, 'company', 'licensee_name')
  const contact = made.find(
    ({ rule, fills }) => rule.rule === 'person' && fills.some(({ target }) => target === 'first_name'),
  )
  if (contact !== undefined && !filled.has('operator')) made = also(made, 'first_name', 'operator')
  made = also(made, 'facility_type', 'license_type')
  made = also(made, 'license_type', 'facility_type')
  if (!filled.has('state'))
    made.push({
      rule: { rule: 'state', constant: state, to: 'state' },
      columns: [],
      fills: [{ target: 'state', confidence: conventionAt, isConvention: true }],
      reason: 'the file has no column of the state',
    })
  return made
}
