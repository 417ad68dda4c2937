/** The elements that rows are drawn in: that of a row is named by the row's number less `offset`. */
export interface RowKeys {
  readonly first: number
  readonly offset: number
}

/**
 * After a short way the rows that stay in sight keep their elements. After a long one, where most rows are others, the
 * elements stay where they are and only their texts change: to make and to place new ones takes several times as long.
 */
export function rowKeys(before: RowKeys, first: number, count: number): RowKeys {
  const moved = first - before.first
  if (moved === 0) return before
  return { first, offset: Math.abs(moved) * 2 > count ? before.offset + moved : before.offset }
}
