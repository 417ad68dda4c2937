/**
 * A part of a load that a thread of its own reads. Its ids are every `of`-th, so that lanes need not talk to each
 * other: lane 1 of 3 gives 2, 5, 8, …
 */
export interface Lane {
  readonly index: number
  readonly of: number
}

export const onlyLane: Lane = { index: 0, of: 1 }

/** The n-th id (from 0) that a lane gives, where ids up to `last` are taken. */
export function laneId(lane: Lane, last: number, n: number): number {
  return last + 1 + lane.index + n * lane.of
}
