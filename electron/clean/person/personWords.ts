import { wordIndex } from '../text/wordIndex.ts'
import { isOrganisationWord, nameWordKey, organisationKeys } from './organisation.ts'

const titles = new Set('DR MR MRS MS MISS REV REVEREND SISTER ATTN ATTENTION'.split(' '))
/** These are titles only before a colon: an owner has a name of his own. */
const titlesWithColon = /^(?:owner|contact|director|attn|attention):$/i

/** Degrees that no surname looks like. */
const degrees = new Set(
  'PHD EDD MD DDS JD MBA MSW LCSW LMSW MPH DVM RN LPN LVN APRN BSN MSN CPA CDA ESQ PSYD DNP BSW'.split(' '),
)
/** Some have these for a surname: they are degrees behind a comma, or with periods of their own (`M.A.`). */
const shortDegrees = new Set('MA MS BA BS AA AS MED BED MAT EDS'.split(' '))
const innerPeriod = /\p{L}\.\p{L}/u

const roles = new Set(
  (
    'ADMIN ADMINISTRATOR AGENT ASSISTANT ASST BOARD CAREGIVER CEO CFO CHAIR CHAIRMAN CHAIRPERSON COO COORDINATOR COOWNER ' +
    'DESIGNEE DIRECTOR EXECUTIVE FOUNDER LEAD LICENSEE MANAGER MEMBER OFFICER OPERATOR OWNER PARTNER PASTOR PRESIDENT ' +
    'PRINCIPAL PROPRIETOR PROVIDER REPRESENTATIVE SECRETARY SUPERINTENDENT SUPERVISOR TEACHER TREASURER'
  ).split(' '),
)
/** Words round a role: `Site Director`, `Head Start Supervisor`. */
const besideRoles = new Set(
  (
    'ACTING AND AREA ASSOCIATE CARE CENTER CHILD CO DEPUTY EDUCATION FACILITY FAMILY GENERAL HEAD HOME INTERIM MANAGING ' +
    'OF OFFICE ON ONSITE PRIMARY PROGRAM REGIONAL SCHOOL SECOND SENIOR SITE START THE VICE'
  ).split(' '),
)
const roleWords = /[^\s,/&]+/g
const hyphens = /-/g

/** What people write where the name stands elsewhere. */
const elsewhere =
  /^(?:same(?: as (?:above|below|owner|licensee|applicant|facility|operator|director|provider|mailing))?|as above|see (?:above|below|notes?|comments?|remarks|attach(?:ed|ment)|file|list|website)|ditto)[.!]?$/i

/** `Dr.`, `MRS`, `Attn:`, `Owner:`: before a name, and no part of it. */
export function isTitle(word: string): boolean {
  return word.endsWith(':') ? titlesWithColon.test(word) : titles.has(nameWordKey(word))
}

/** A degree behind a name: `PH.D.`, `RN`; behind a comma also such as `MA`. */
export function isDegree(word: string, isAfterComma: boolean): boolean {
  const key = nameWordKey(word)
  return degrees.has(key) || (shortDegrees.has(key) && (isAfterComma || innerPeriod.test(word)))
}

const deciding = wordIndex([...titles, ...degrees, ...organisationKeys, 'SAME', 'SEE', 'AS', 'DITTO'])

/**
 * Whether a word of a plain name (letters, periods, apostrophes and hyphens) decides how it is read: `MISS`, `RN`,
 * `ACADEMY`, `See notes`. Few words of names have a length and a first letter for which they must be looked up.
 */
export function hasDecidingWord(text: string): boolean {
  let start = 0
  let hasPeriod = false
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? 0x20 : text.charCodeAt(at)
    if (code === 0x2e) hasPeriod = true
    if (code !== 0x20) continue
    if (hasPeriod || mayDecide(text, start, at)) {
      const word = text.slice(start, at)
      if (isTitle(word) || isDegree(word, false) || isOrganisationWord(word)) return true
      if (start === 0 && isNamedElsewhere(text)) return true
    }
    start = at + 1
    hasPeriod = false
  }
  return false
}

function mayDecide(text: string, start: number, end: number): boolean {
  return end > start && deciding.mayHave(text.charCodeAt(start), text.charCodeAt(end - 1), end - start)
}

/** Whether a text is a role, such as `Director`, `Co-Owner` or `Asst. Site Supervisor`. */
export function isRole(text: string): boolean {
  const keys = (text.match(roleWords) ?? []).map((word) => nameWordKey(word.replace(hyphens, '')))
  return keys.some((key) => roles.has(key)) && keys.every((key) => roles.has(key) || besideRoles.has(key))
}

/** `Same as above`, `See notes`: names nobody. */
export function isNamedElsewhere(text: string): boolean {
  return elsewhere.test(text)
}
