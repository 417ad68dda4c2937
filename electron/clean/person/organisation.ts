import { givenNames } from './givenNames.data.ts'

const legalForms = new Set('LLC INC INCORPORATED CORP CORPORATION LTD LLP PLLC'.split(' '))
/** Without its period CO is a surname. */
const companyForm = /^co\.$/i
/** Never DAY, LITTLE, PARK, HOUSE or PARISH, which are surnames. */
const organisationWords = new Set(
  (
    'ACADEMY ACADEMIES AGENCY ASSOCIATION CENTER CENTERS CENTRE CHILDCARE CHURCH CHURCHES CLUB CLUBS COLLEGE COMMITTEE ' +
    'COUNCIL DAYCARE DEPARTMENT DISTRICT FOUNDATION INSTITUTE ISD KINDERGARTEN MINISTRIES MINISTRY MONTESSORI ' +
    'ORGANIZATION PRESCHOOL PRESCHOOLS SCHOOL SCHOOLS SOCIETY TRUST UNIVERSITY YMCA YWCA'
  ).split(' '),
)
const words = /[^\s,;&/()]+/g
const periods = /\./g
const atTheEnds = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

/** How a word is compared with those of lists: in capitals, without periods and what stands round it. */
export function nameWordKey(word: string): string {
  return word.replace(periods, '').replace(atTheEnds, '').toUpperCase()
}

export const organisationKeys: readonly string[] = [...organisationWords, ...legalForms]

/** Whether a word may make its cell an organisation. */
export function isOrganisationWord(word: string): boolean {
  const key = nameWordKey(word)
  return organisationWords.has(key) || legalForms.has(key) || companyForm.test(word)
}

/**
 * Whether a cell where a person is expected names an organisation: by a legal form, or by a word such as ACADEMY among
 * three words or more, or beside no given name, so that RUTH CHURCH is a person. (DATA.md, "Person")
 */
export function isOrganisation(text: string): boolean {
  const written = text.match(words) ?? []
  const keys = written.map(nameWordKey)
  if (keys.some((key) => legalForms.has(key)) || written.some((word) => companyForm.test(word))) return true
  if (!keys.some((key) => organisationWords.has(key))) return false
  return keys.length >= 3 || !keys.some((key) => givenNames.has(key))
}
