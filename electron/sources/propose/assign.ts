/**
 * The assignment of rows to columns with the greatest sum of weights; a pair of weight 0 is none. Kuhn's and Munkres' method with
 * potentials, in O(n²m).
 * @param weights `weights[row][column]`, 0 or more
 * @returns for each row its column, or -1
 */
export function bestAssignment(weights: readonly (readonly number[])[]): number[] {
  const rows = weights.length
  const columns = Math.max(rows, weights[0]?.length ?? 0)
  const cost = (row: number, column: number) => -(weights[row]?.[column] ?? 0)
  const ofRow = new Array<number>(rows + 1).fill(0)
  const ofColumn = new Array<number>(columns + 1).fill(0)
  const owner = new Array<number>(columns + 1).fill(0)
  const way = new Array<number>(columns + 1).fill(0)
  for (let row = 1; row <= rows; row += 1) {
    owner[0] = row
    let column = 0
    const least = new Array<number>(columns + 1).fill(Number.POSITIVE_INFINITY)
    const used = new Array<boolean>(columns + 1).fill(false)
    do {
      used[column] = true
      const at = owner[column] as number
      let delta = Number.POSITIVE_INFINITY
      let next = 0
      for (let to = 1; to <= columns; to += 1) {
        if (used[to]) continue
        const reduced = cost(at - 1, to - 1) - (ofRow[at] as number) - (ofColumn[to] as number)
        if (reduced < (least[to] as number)) {
          least[to] = reduced
          way[to] = column
        }
        if ((least[to] as number) < delta) {
          delta = least[to] as number
          next = to
        }
      }
      for (let to = 0; to <= columns; to += 1) {
        if (used[to]) {
          ofRow[owner[to] as number] = (ofRow[owner[to] as number] as number) + delta
          ofColumn[to] = (ofColumn[to] as number) - delta
        } else least[to] = (least[to] as number) - delta
      }
      column = next
    } while (owner[column] !== 0)
    do {
      const before = way[column] as number
      owner[column] = owner[before] as number
      column = before
    } while (column !== 0)
  }
  const found = new Array<number>(rows).fill(-1)
  for (let column = 1; column <= columns; column += 1) {
    const row = (owner[column] as number) - 1
    if (row >= 0 && (weights[row]?.[column - 1] ?? 0) > 0) found[row] = column - 1
  }
  return found
}
