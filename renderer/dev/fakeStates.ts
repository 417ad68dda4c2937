/**
 * `first` is an empty database, `full` one with runs, `slow` answers nothing, `lost` has no connection any more;
 * `odd` has files that can't be loaded as they stand, `production` works on a server, `weeks` has a run of each week.
 */
export const fakeStates = [
  'full',
  'first',
  'starting',
  'failed',
  'slow',
  'lost',
  'odd',
  'production',
  'weeks',
] as const
export type FakeState = (typeof fakeStates)[number]

export interface FakeOptions {
  /** The review has read a part of the last file. */
  readonly partly?: boolean
  /** A load stays where it is until it is cancelled. */
  readonly hold?: boolean
  /** No comparison of runs ends, or none succeeds. */
  readonly compare?: 'waits' | 'fails' | undefined
  /** The same of traces. */
  readonly trace?: 'waits' | 'fails' | undefined
}
