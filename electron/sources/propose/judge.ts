import type { Role } from './lexicon.ts'
import type { Form, Profile } from './profile.ts'

/** How far the values of a column speak for a role. */
interface ValueSign {
  /** 0 to 1; 0 where they can't be it. */
  readonly score: number
  /** `4 of 5 values are different and look like 1-234567` */
  readonly says: string
}

type Judge = (profile: Profile) => ValueSign

const can = (score: number, says: string): ValueSign => ({ score, says })
const cannot: ValueSign = { score: 0, says: '' }

/** A column of one form, of which `least` of its cells must have it. */
function ofForm(form: Form, name: string, least = 0.6): Judge {
  return (profile) => {
    const share = profile.share(form)
    return share < least ? cannot : can(share, `${percent(share)} of its ${profile.filled} cells ${name}`)
  }
}

/** Free text that is none of what has a form of its own. */
const isFormed = (profile: Profile): boolean =>
  (['date', 'phone', 'email', 'website', 'decimal', 'point'] as const).some(
    (form) => profile.share(form) > 0.5,
  )

const spread = ({ distinct, filled }: Profile): number => (filled === 0 ? 0 : distinct / filled)

const text: Judge = (profile) =>
  profile.filled === 0 || isFormed(profile) || profile.share('letters') < 0.6
    ? cannot
    : can(0.8, `its cells are text, such as ${shown(profile)}`)

const name: Judge = (profile) => {
  if (profile.share('language') > 0.5 || profile.share('days') > 0.5 || profile.share('datedText') > 0.3)
    return cannot
  if (profile.share('typeAndNumber') >= 0.8 || profile.share('hours') > 0.5) return cannot
  if (text(profile).score === 0 || profile.share('street') > 0.3 || profile.share('flag') > 0.5) return cannot
  if (profile.share('identifier') > 0.7 && profile.share('words') < 0.2) return cannot
  const score = Math.min(1, 0.45 + 0.35 * Math.min(1, spread(profile) * 1.5) + 0.2 * profile.share('words'))
  return can(score, `${profile.distinct} different names, such as ${shown(profile)}`)
}

const typeWords = ['type', 'category', 'class', 'kind', 'status']

const label: Judge = (profile) => {
  // the number beside the type; ages among types
  if (profile.share('typeAndNumber') >= 0.8 || profile.share('agesInWords') > 0.1) return cannot
  if (text(profile).score === 0 || profile.share('street') > 0.3) return cannot
  // `Two Year` is how long a license holds
  if (profile.share('ages') > 0.7 && !profile.words.some((word) => typeWords.includes(word))) return cannot
  if (profile.share('flag') > 0.5 || profile.share('person') > 0.5) return cannot
  // of few records nothing tells how many words there are
  const few = profile.filled < 12 || profile.distinct <= Math.max(12, profile.filled * 0.2)
  return can(few ? 0.9 : 0.3, `${profile.distinct} different words, such as ${shown(profile)}`)
}

const identifier: Judge = (profile) => {
  const shape = profile.share('identifier')
  if (profile.share('datedText') > 0.3) return cannot
  if (
    shape < 0.6 ||
    profile.share('email') > 0 ||
    profile.share('decimal') > 0.3 ||
    profile.share('hours') > 0.3
  )
    return cannot
  if (profile.share('date') > 0.5 && profile.share('integer') < 0.5) return cannot
  if (profile.share('phone') > 0.5 || (profile.share('street') > 0.3 && profile.share('words') > 0.3))
    return cannot
  const different = spread(profile)
  // a facility may stand on a record for each inspection
  if (different < 0.05 || (profile.filled >= 3 && profile.distinct === 1)) return cannot
  return can(
    Math.min(1, 0.3 + 0.2 * shape + 0.5 * Math.min(1, different * 1.02)),
    `${profile.distinct} of ${profile.filled} values are different and look like ${shown(profile)}`,
  )
}

const date: Judge = (profile) => {
  const share = Math.max(profile.share('date'), profile.share('datedText'))
  return share < 0.6 || profile.share('street') > 0.3
    ? cannot
    : can(share, `${percent(share)} of its ${profile.filled} cells are dates, such as ${shown(profile)}`)
}

const number: Judge = (profile) => {
  const share = profile.share('integer')
  return share < 0.7 ? cannot : can(share, `its cells are whole numbers, such as ${shown(profile)}`)
}

const person: Judge = (profile) => {
  if (profile.lines > 0.6 && profile.share('letters') > 0.9)
    return can(0.9, `${percent(profile.lines)} of its cells hold a name and a second line`)
  if (text(profile).score === 0 || profile.share('street') > 0.3) return cannot
  if (profile.share('flag') > 0.3 || profile.share('organisation') > 0.5) return cannot
  const share = profile.share('person')
  return can(
    share < 0.2 ? 0.4 + share : Math.min(1, 0.6 + share * 0.5),
    `${percent(share)} of its ${profile.filled} cells are names of people`,
  )
}

const street: Judge = (profile) => {
  const share = profile.share('street')
  return share < 0.4
    ? cannot
    : can(share, `${percent(share)} of its cells begin with a house number, such as ${shown(profile)}`)
}

const unit: Judge = (profile) =>
  isFormed(profile) || profile.share('flag') > 0.6
    ? cannot
    : can(0.7, `its cells are a unit, such as ${shown(profile)}`)

const city: Judge = (profile) => {
  if (text(profile).score === 0 || profile.share('street') > 0.2 || profile.share('flag') > 0.5) return cannot
  const share = profile.share('city')
  return can(share < 0.3 ? 0.35 : share, `${percent(share)} of its cells are cities of the state`)
}

const flag: Judge = (profile) => {
  if (profile.share('flag') >= 0.9) return can(1, 'its cells say yes or no')
  // `Accepts Subsidy`, or blank
  const isWord = profile.distinct === 1 && profile.filled < profile.rows && profile.share('letters') === 1
  return isWord ? can(0.85, `its cells say ${shown(profile)} or nothing`) : cannot
}

/** The number of a license: of one in a cell with its type too; never how many children there are. */
const licenseNumber: Judge = (profile) => {
  const both = profile.share('typeAndNumber')
  if (both >= 0.8 && spread(profile) > 0.5)
    return can(both, `${percent(both)} of its cells are a type and a number, such as ${shown(profile)}`)
  if (profile.share('decimal') > 0.3 || isCounted(profile)) return cannot
  return identifier(profile)
}

/** Small numbers, and some of them again and again. */
function isCounted(profile: Profile): boolean {
  return (
    profile.share('integer') > 0.9 &&
    profile.values.every(([value]) => value.length <= 3) &&
    (spread(profile) < 0.95 || profile.values.some(([value]) => value === '0'))
  )
}

/** A page of its own: pages of one host are those that the state has of each facility. */
const page: Judge = (profile) => {
  const hosts = new Set(profile.values.map(([value]) => hostOf(value)))
  if (profile.distinct > 1 && hosts.size === 1) return cannot
  if (profile.values.filter(([value]) => isOfState(hostOf(value))).length > profile.values.length / 2)
    return cannot
  return ofForm('website', 'are pages', 0.5)(profile)
}

function hostOf(value: string): string {
  return (
    value
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .replace(/^www\./, '')
      .split(/[/?#:]/)[0] ?? ''
  )
}

function isOfState(host: string): boolean {
  return /\.gov$|\.[a-z]{2}\.us$/.test(host)
}

const judges: Readonly<Record<Role, Judge>> = {
  license_number: licenseNumber,
  company: name,
  licensee_name: name,
  license_type: label,
  facility_type: label,
  license_status: label,
  license_issued: date,
  license_renewed: date,
  certificate_expiration_date: date,
  capacity: number,
  accepts_financial_aid: flag,
  phone: ofForm('phone', 'are phone numbers'),
  phone2: ofForm('phone', 'are phone numbers'),
  email: ofForm('email', 'are mail addresses', 0.5),
  website_address: page,
  address1: street,
  address2: unit,
  city,
  state: ofForm('state', 'are states', 0.8),
  zip: ofForm('zip', 'are ZIPs', 0.7),
  county: (profile) =>
    profile.share('street') > 0.2 || profile.share('flag') > 0.5 ? cannot : text(profile),
  cityStateZip: ofForm('cityStateZip', 'are a city, a state and a ZIP'),
  latitude: coordinate(17, 72),
  longitude: coordinate(-180, -64),
  point: ofForm('point', 'are points'),
  contact: person,
  title: (profile) => (profile.share('person') > 0.4 ? cannot : label(profile)),
  provider_id: identifier,
  language: (profile) =>
    profile.share('flag') > 0.5
      ? cannot
      : profile.share('language') > 0.5
        ? can(1, `its cells are languages, such as ${shown(profile)}`)
        : text(profile),
  curriculum_type: (profile) => (profile.share('flag') > 0.5 ? cannot : text(profile)),
  schedule: (profile) => {
    const week = profile.share('weekText')
    return week >= 0.5 ? can(week, `${percent(week)} of its cells are days with hours`) : cannot
  },
  days: (profile) =>
    profile.share('days') >= 0.7
      ? can(1, `its cells are days of the week, such as ${shown(profile)}`)
      : text(profile).score === 0 || profile.share('hours') > 0.3
        ? cannot
        : can(0.8, `such as ${shown(profile)}`),
  open: ofForm('time', 'are times of day'),
  close: ofForm('time', 'are times of day'),
  ages: (profile) => {
    const share = Math.max(profile.share('ages'), profile.share('yearRange'))
    return share >= 0.5
      ? can(share, `${percent(share)} of its cells are ages, such as ${shown(profile)}`)
      : cannot
  },
  min_age: age,
  max_age: age,
}

function coordinate(least: number, most: number): Judge {
  return (profile) => {
    const isIn = profile.values.every(([value]) => Number(value) >= least && Number(value) <= most)
    return profile.filled > 0 && isIn && profile.share('decimal') > 0.3
      ? can(1, 'its cells are degrees')
      : cannot
  }
}

function age(profile: Profile): ValueSign {
  const isAge = ([value]: readonly [string, number]) =>
    /^[0-9]{1,3}(?:\.[0-9]+)?(?: ?(?:weeks?|wks?|months?|mos?|years?|yrs?|[wmy])\.?)?(?: old)?$/i.test(value)
  const all = profile.values.length
  const share = all === 0 ? 0 : profile.values.filter(isAge).length / all
  return share < 0.6 ? cannot : can(share, `its cells are ages, such as ${shown(profile)}`)
}

export function valueSign(role: Role, profile: Profile): ValueSign {
  // an empty column may be anything; its header alone speaks, and not for certain
  if (profile.filled === 0) return can(0.3, 'all its cells are empty')
  return judges[role](profile)
}

function shown({ values }: Profile): string {
  const value = values[0]?.[0] ?? ''
  return value.length > 40 ? `${value.slice(0, 39)}…` : value
}

function percent(share: number): string {
  return share === 1 ? 'all' : `${Math.round(share * 100)} %`
}
