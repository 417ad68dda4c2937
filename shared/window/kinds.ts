/** Lists of words that the window shows: apart from the schemas beside them, so that the page holds no zod. */

/** What a check is about; the order in which they are shown. */
export const checkFamilies = [
  'reconciliation',
  'volume',
  'completeness',
  'format',
  'range',
  'uniqueness',
  'references',
  'freshness',
  'drift',
  'change',
] as const
export type CheckFamily = (typeof checkFamilies)[number]

/** A warning that was the same in the run before is no news; a failure always is, also where it was the same. */
export const isKnown = (found: { readonly severity: 'error' | 'warn'; readonly sameAs: number | null }) =>
  found.severity === 'warn' && found.sameAs !== null

export const changeKinds = ['added', 'gone', 'changed'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const changedTables = ['facility', 'license'] as const
export type ChangedTable = (typeof changedTables)[number]
