/** The cleaned values of a facility with its contact, address code and license, as text by name. */
export type Values = Readonly<Record<string, string | null>>

const address = ['address1', 'address2'].map((name) => `facility.${name}`)
const place = ['city', 'state', 'zip'].map((name) => `addresscode.${name}`)
const company = ['facility.company']

/**
 * For each facility of a license in a run, the one before that it was, or null: the rule of the comparison of runs
 * (sql/changes/shared_facility_pairs.sql). One and one belong together; else equal ones, then those of one company and
 * address, then those of one company, one by one in their order.
 */
export function matchFacilities<Facility extends { readonly values: Values }>(
  before: readonly Facility[],
  after: readonly Facility[],
): (Facility | null)[] {
  if (before.length === 1 && after.length === 1) return [before[0] as Facility]
  const matched: (Facility | null)[] = after.map(() => null)
  const left = new Set(before)
  for (const fields of [null, [...company, ...address, ...place], company]) {
    for (const [index, facility] of after.entries()) {
      if (matched[index] !== null) continue
      const same = [...left].find((one) => isSame(one.values, facility.values, fields))
      if (same === undefined) continue
      left.delete(same)
      matched[index] = same
    }
  }
  return matched
}

/** `fields` null: the record's own values are all equal. */
function isSame(a: Values, b: Values, fields: readonly string[] | null): boolean {
  const compared =
    fields ??
    [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
      // a column that one of the two runs does not have yet tells nothing
      (name) => name.startsWith('attributes.') || (!name.startsWith('license.') && name in a && name in b),
    )
  return compared.every((name) => (a[name] ?? null) === (b[name] ?? null))
}
