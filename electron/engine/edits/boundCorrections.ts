import type { CellEdit, Edit } from '../../../shared/edits/edit.ts'
import type { EditOutcome, StandingOutcome } from './fileEdits.ts'

/**
 * Of records that nothing tells apart one correction stands where all are to say the same, and none where one is to say this and
 * another that: next week nobody would know which is which.
 */
export function boundOf(
  edits: readonly Edit[],
  standing: readonly StandingOutcome[],
): Pick<EditOutcome, 'standing' | 'unbound'> {
  const groups = new Map<string, StandingOutcome[]>()
  for (const one of standing) {
    const edit = edits[one.edit]
    const of = edit !== undefined && 'column' in edit ? [edit.column, edit.from] : []
    const key = JSON.stringify([one.license, one.company, ...of])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const toOf = ({ edit }: StandingOutcome) => (edits[edit] as CellEdit).to
  const isClear = (group: readonly StandingOutcome[]) => new Set(group.map(toOf)).size === 1
  const all = [...groups.values()]
  return {
    standing: all.filter(isClear).flatMap(([first]) => (first === undefined ? [] : [first])),
    unbound: all.filter((group) => !isClear(group)).flat(),
  }
}
