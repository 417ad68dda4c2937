import type { Target } from '../rule.ts'
import type { Role } from './lexicon.ts'
import { conventionAt, type Fill, type Piece } from './piece.ts'
import type { Profile } from './profile.ts'
import type { Single } from './singles.ts'

type Option = Readonly<Record<string, unknown>>

/** The rule that reads a column for its role, with the options that its values ask for. */
export function pieceOf(role: Role, single: Single, file: FileFacts): Piece | null {
  const make = makers[role]
  return make === undefined ? null : make(single, file)
}

/** What a rule must know of the rest of the file. */
interface FileFacts {
  readonly dayFirst: boolean
  /** A column of its own holds the licensee. */
  readonly hasLicensee: boolean
}

const makers: Partial<Record<Role, (single: Single, file: FileFacts) => Piece>> = {
  license_number: licensePiece,
  company: companyPiece,
  licensee_name: textTo('licensee_name'),
  license_type: textTo('license_type'),
  facility_type: textTo('facility_type'),
  license_status: textTo('license_status'),
  county: textTo('county'),
  city: textTo('city'),
  title: textTo('title'),
  curriculum_type: textTo('curriculum_type'),
  license_issued: datePiece('license_issued'),
  license_renewed: datePiece('license_renewed'),
  certificate_expiration_date: datePiece('certificate_expiration_date'),
  capacity: simple('count', 'capacity'),
  provider_id: simple('identifier', 'provider_id'),
  phone: simple('phone', 'phone'),
  phone2: simple('phone', 'phone2'),
  email: simple('email', 'email'),
  website_address: simple('website', 'website_address'),
  state: simple('state', 'state'),
  zip: simple('zip', 'zip'),
  accepts_financial_aid: aidPiece,
  cityStateZip: (single) => ({
    ...whole(single),
    rule: { rule: 'cityStateZip', from: single.profile.header },
    fills: (['city', 'state', 'zip'] as const).map((target) => fill(target, single.confidence)),
  }),
  contact: personPiece,
  schedule: (single) => ({
    ...whole(single),
    rule: { rule: 'hours', from: single.profile.header },
    fills: [
      fill('schedule', Math.min(single.confidence, single.profile.share('weekText') >= 0.95 ? 1 : 0.8)),
    ],
  }),
  ages: agesPiece,
}

export function reasonOf({ profile, header, says, isGuess, rivals }: Single): string {
  const sources = [...new Set(header.sources)]
  const head =
    header.phrase === null
      ? 'its header says nothing of it'
      : sources.length > 0
        ? `a header like this feeds it in ${sources.length === 1 ? sources[0] : `${sources.length} sources`}`
        : `its header reads “${header.phrase}”`
  const values = says === '' ? `such as ${profile.values[0]?.[0] ?? 'nothing'}` : says
  const doubt = isGuess ? '; a record needs one, and no other column looks more like it' : ''
  const others =
    rivals.length === 0
      ? ''
      : `; ${rivals
          .slice(0, 2)
          .map((one) => one.header)
          .join(' and ')} could be it too`
  return `${head}; ${values}${doubt}${others}`
}

function whole(single: Single): Pick<Piece, 'columns' | 'reason'> {
  return { columns: [single.profile], reason: reasonOf(single) }
}

export function fill(target: Target, confidence: number): Fill {
  return { target, confidence }
}

/** Filled only since it is usual so. */
export function byConvention(target: Target): Fill {
  return { target, confidence: conventionAt, isConvention: true }
}

function stripOf({ wrap }: Profile): Option {
  return wrap === null ? {} : { strip: wrap }
}

function simple(rule: string, target: Target): (single: Single) => Piece {
  return (single) => ({
    ...whole(single),
    rule: { rule, from: single.profile.header, ...stripOf(single.profile), to: target },
    fills: [fill(target, single.confidence)],
  })
}

function textTo(target: Target): (single: Single) => Piece {
  return simple('text', target)
}

function datePiece(target: Target): (single: Single, file: FileFacts) => Piece {
  return (single, { dayFirst }) => {
    const { profile } = single
    const own = profile.share('dayFirst') > 0 && profile.share('monthFirst') === 0
    return {
      ...whole(single),
      rule: {
        rule: 'date',
        from: profile.header,
        ...prefixBeforeDate(profile),
        to: target,
        ...(own && !dayFirst && { dayFirst: true }),
      },
      fills: [fill(target, single.confidence)],
    }
  }
}

/** Words that stand before each date: `Monitoring since`. */
function prefixBeforeDate({ values, share }: Profile): Option {
  if (share('datedText') < 0.3) return {}
  const before = new Set(
    values.flatMap(([value]) => {
      const words = /^([\p{L} :.-]+?)\s+[0-9]/u.exec(value)?.[1]?.trim()
      return words === undefined || words === '' ? [] : [words]
    }),
  )
  const prefixes = [...before].slice(0, 5)
  return prefixes.length === 0 ? {} : { strip: { prefix: prefixes.length === 1 ? prefixes[0] : prefixes } }
}

function licensePiece(single: Single): Piece {
  const { profile } = single
  if (profile.share('typeAndNumber') >= 0.8)
    return {
      ...whole(single),
      rule: { rule: 'license', from: profile.header, typeBefore: '-' },
      fills: [
        fill('license_number', single.confidence),
        fill('license_type', Math.min(0.85, single.confidence)),
        byConvention('facility_type'),
      ],
    }
  return {
    ...whole(single),
    rule: { rule: 'license', from: profile.header, ...stripOf(profile) },
    fills: [fill('license_number', single.confidence)],
  }
}

function companyPiece(single: Single, { hasLicensee }: FileFacts): Piece {
  const { profile } = single
  if (profile.share('doingBusinessAs') >= 0.05 && !hasLicensee)
    return {
      ...whole(single),
      reason: `${reasonOf(single)}; ${Math.round(profile.share('doingBusinessAs') * 100)} % of them say DBA, so what stands before it is the licensee`,
      rule: {
        rule: 'organisation',
        from: profile.header,
        ...stripOf(profile),
        before: ['licensee_name', 'operator'],
        behind: 'company',
      },
      fills: [
        fill('company', Math.min(single.confidence, 0.85)),
        byConvention('licensee_name'),
        byConvention('operator'),
      ],
    }
  return simple('text', 'company')(single)
}

function aidPiece(single: Single): Piece {
  const { profile } = single
  const word = profile.share('flag') < 0.9 ? profile.values[0]?.[0] : undefined
  return {
    ...whole(single),
    rule: {
      rule: 'flag',
      from: profile.header,
      to: 'accepts_financial_aid',
      ...(word !== undefined && { yes: [word], blank: false }),
    },
    fills: [
      fill(
        'accepts_financial_aid',
        word === undefined ? single.confidence : Math.min(0.8, single.confidence),
      ),
    ],
  }
}

function personPiece(single: Single): Piece {
  const { profile } = single
  if (profile.lines > 0.6) {
    const confidence = Math.min(single.confidence, 0.85)
    return {
      ...whole(single),
      reason: `${reasonOf(single)}; below the name stands what the person is`,
      rule: { rule: 'person', from: profile.header, lines: ['name', 'title'] },
      fills: [
        fill('first_name', confidence),
        fill('last_name', confidence),
        fill('title', Math.min(confidence, 0.8)),
      ],
    }
  }
  const comma = profile.share('familyComma')
  const backward = profile.share('familyFirst')
  const order = comma > 0.3 ? 'family-comma' : backward > 0.6 ? 'family' : null
  // what has neither a comma nor a known given name in front may be written either way
  const isClear = comma > 0.3 || profile.share('person') >= 0.7
  const confidence = Math.min(single.confidence, order === 'family' ? 0.7 : isClear ? 1 : 0.8)
  return {
    ...whole(single),
    rule: {
      rule: 'person',
      from: profile.header,
      ...stripOf(profile),
      to: ['first_name', 'last_name'],
      ...(order !== null && { order }),
    },
    fills: [fill('first_name', confidence), fill('last_name', confidence)],
  }
}

function agesPiece(single: Single): Piece {
  const { profile } = single
  const isRange = profile.share('yearRange') > profile.share('ages')
  const separator = profile.values.some(([value]) => value.includes('|')) ? { split: { at: '|' } } : {}
  const confidence = isRange
    ? Math.min(single.confidence, 0.8)
    : Math.min(single.confidence, profile.share('ages') >= 0.95 ? 1 : 0.85)
  return {
    ...whole(single),
    rule: { rule: 'ages', from: profile.header, ...separator, ...(isRange && { unit: 'years' }) },
    fills: [fill('ages_served', confidence), fill('min_age', confidence), fill('max_age', confidence)],
  }
}
