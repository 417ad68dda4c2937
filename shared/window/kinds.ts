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

export const changeKinds = ['added', 'gone', 'changed'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const changedTables = ['facility', 'license'] as const
export type ChangedTable = (typeof changedTables)[number]
