import { type CheckFamily, checkFamilies } from '../../../shared/window/kinds.ts'
import {
  fits,
  formsText,
  type Measured,
  parseThreshold,
  type Threshold,
  unitNames,
} from './judge/threshold.ts'

/**
 * What the rows of a check are counted of: facilities or files of the source; source (there is one number for it); its
 * learned measures; or the run as a whole. Licenses and addresses count by their facilities, since only those have a source.
 */
const countedThings = ['facility', 'files', 'source', 'measures', 'run'] as const
type CountedThing = (typeof countedThings)[number]

/**
 * A check is a SELECT of the offending rows of a run's schema, with a header of `--!` lines. `$1` is the run's number.
 * A column `source` tells of which source a row is; a check `of: run` has none.
 */
export interface Check {
  /** The file's name: what must hold. */
  readonly name: string
  readonly title: string
  /** What a failure would mean for those who use the data. */
  readonly protects: string
  readonly family: CheckFamily
  readonly of: CountedThing
  /**
   * count (offending rows are counted), share (each row tells the share of a whole in its column `share`), distance
   * (of a measure from its learned band, in column `distance`), or the unit of column `value`. Those that aren't counted
   * give all their rows; which of them offend, the thresholds say.
   */
  readonly measured: Measured
  /** On which side of its limit a value is odd. */
  readonly side: 'over' | 'below'
  readonly warn: Threshold
  readonly error: Threshold
  /** What its rows are, one and several, where `of` does not say it. */
  readonly rowsAre: readonly [string, string] | null
  /** The column that the error threshold looks at, where that is not the one of the warning. */
  readonly failsBy: string | null
  /** The fewest rows that fail by their share: 1 of 5 is 20 %, and one row all the same. */
  readonly fewest: number
  /**
   * What was found, as the predicate of "12 of 124 facilities …", or, with the columns of the worst row in braces, as a
   * clause: `{column_name} is empty in {share} of the facilities`.
   */
  readonly found: string
  /** What to do, after a colon. */
  readonly advice: string
  /** Its ranges are learned from earlier runs; then: the measures (loader.measure) that it looks at. */
  readonly learned: boolean
  readonly measures: readonly string[]
  /** Columns (`facility.capacity`) of which the source's layout must fill one, else the check is skipped. */
  readonly columns: readonly string[]
  /** What it finds happened in this run: found again it is new again, and never as last time. */
  readonly once: boolean
  readonly sql: string
}

/** Reads the `--!` header. Throws on a header that is incomplete: a slip of ours that every test run shows. */
export function parseCheck(name: string, sql: string): Check {
  const header = new Map<string, string>()
  for (const [, key = '', value = ''] of sql.matchAll(/^--! ([\w ]+): (.+)$/gm)) header.set(key, value.trim())
  const need = (key: string): string => {
    const value = header.get(key)
    if (value === undefined) throw new Error(`Check ${name} has no "--! ${key}:" line`)
    return value
  }
  const oneOf = <T extends string>(key: string, known: readonly T[], text = need(key)): T => {
    const found = known.find((word) => word === text)
    if (found === undefined)
      throw new Error(`Check ${name}: ${key} is "${text}", none of ${known.join(', ')}`)
    return found
  }
  const list = (key: string) => (header.get(key) ?? '').split(/,\s*/).filter((word) => word !== '')
  const threshold = (key: 'warn' | 'error'): Threshold => {
    const text = header.get(key) ?? 'off'
    const parsed = parseThreshold(text)
    if (parsed === null) throw new Error(`Check ${name}: ${key} "${text}" is no threshold`)
    return parsed
  }

  const learned = header.has('learned')
  const kinds = ['count', 'share', 'distance', ...unitNames] as const
  const measured = oneOf('measured', kinds, header.get('measured') ?? (learned ? 'distance' : 'count'))
  const [warn, error] = [threshold('warn'), threshold('error')]
  const side = warn.kind === 'below' || error.kind === 'below' ? 'below' : 'over'
  for (const one of [warn, error])
    if (!fits(one, measured, side))
      throw new Error(`Check ${name}: a threshold is none of ${formsText(measured, side)}`)
  if (warn.kind === 'off' && error.kind === 'off') throw new Error(`Check ${name} would never speak`)
  const fewest = Number(header.get('fewest') ?? 1)
  if (!Number.isInteger(fewest) || fewest < 1) throw new Error(`Check ${name}: fewest is no number of rows`)
  if (learned && list('measures').length === 0) throw new Error(`Check ${name} learns, but has no measures`)
  return {
    name,
    learned,
    measured,
    side,
    warn,
    error,
    failsBy: header.get('fails by') ?? null,
    rowsAre: (([one, many]) => (one === undefined || many === undefined ? null : ([one, many] as const)))(
      list('rows are'),
    ),
    fewest,
    sql,
    title: need('title'),
    protects: need('protects'),
    family: oneOf('family', checkFamilies),
    of: oneOf('of', countedThings),
    found: need('found'),
    advice: need('advice'),
    measures: list('measures'),
    columns: list('columns'),
    once: header.has('once'),
  }
}
