import { today } from '../shared/runDate.ts'

/** Today, to which a run date is held. Under NODE_ENV=test it is LEADS_TODAY: no test may depend on the calendar. */
export function programDay(): string {
  const given = process.env.NODE_ENV === 'test' ? process.env.LEADS_TODAY : undefined
  return given ?? today()
}
