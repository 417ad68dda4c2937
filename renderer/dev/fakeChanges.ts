import type { ChangeRow, ChangesFilter, ChangesView, SourceChanges } from '../../shared/window/changes.ts'
import { type ChangedTable, type ChangeKind, changeKinds } from '../../shared/window/kinds.ts'
import type { RunSummary } from '../../shared/window/runs.ts'
import { fileKinds, reviewRow } from './fakeReview.ts'

type Fields = ChangeRow['fields']

/** Which values a changed facility has, in turn. */
const facilityChanges: readonly ((record: number) => Fields)[] = [
  (record) => [
    { field: 'facility.capacity', before: String(12 + (record % 90)), after: String(20 + (record % 90)) },
  ],
  () => [{ field: 'contact.phone', before: '+17025550117', after: '+17025550188' }],
  (record) => [
    { field: 'facility.capacity', before: '40', after: '48' },
    { field: 'facility.schedule', before: 'Mo-Fr 07:30-17:15', after: 'Mo-Th 07:30-17:15; Fr 07:30-17:30' },
    { field: 'contact.email', before: null, after: `desk${record}@example.com` },
    { field: 'addresscode.zip', before: '89031', after: '89031-4410' },
  ],
  () => [{ field: 'attributes.star_level', before: '2', after: '3' }],
  () => [{ field: 'facility.operator', before: 'ADA LARKSPUR', after: 'WILLA FERNDALE' }],
]
const licenseChanges: readonly Fields[] = [
  [{ field: 'license.license_status', before: 'Active', after: 'Probationary' }],
  [
    { field: 'license.license_status', before: 'Probationary', after: 'Active' },
    { field: 'license.license_renewed', before: null, after: '2026-11-18' },
  ],
]

/** Added, gone and changed facilities of each source; licenses change half as often. */
const counts: Readonly<Record<string, readonly [added: number, gone: number, changed: number]>> = {
  nevada: [8, 2, 14],
  oklahoma: [0, 0, 5],
  texas: [96, 44, 1204],
}
const before: Readonly<Record<string, number>> = { nevada: 116, oklahoma: 78, texas: 11_847 }

export const changeRows: readonly ChangeRow[] = fileKinds.flatMap(({ source }, place) => {
  const [added, gone, changed] = counts[source.id] ?? [0, 0, 0]
  const rows = (kind: ChangeKind, table: ChangedTable, count: number) =>
    Array.from({ length: count }, (_, index) =>
      changeRow(kind, table, source, place * 400 + index * 3 + changeKinds.indexOf(kind)),
    )
  return [
    ...rows('gone', 'facility', gone),
    ...rows('added', 'facility', added),
    ...rows('changed', 'facility', changed),
    ...rows('gone', 'license', gone),
    ...rows('added', 'license', added),
    ...rows('changed', 'license', Math.floor(changed / 2)),
  ]
})

function changeRow(
  kind: ChangeKind,
  table: ChangedTable,
  source: { readonly id: string; readonly state: string },
  record: number,
): ChangeRow {
  const { cleaned } = reviewRow(record)
  const change = facilityChanges[record % facilityChanges.length]?.(record) ?? []
  return {
    kind,
    table,
    source: source.id,
    issuingState: source.state,
    licenseNumber: cleaned?.license_number ?? `007-${record}`,
    company: cleaned?.company ?? 'LITTLE OTTERS',
    fields:
      kind !== 'changed'
        ? []
        : table === 'facility'
          ? change
          : (licenseChanges[record % licenseChanges.length] ?? []),
  }
}

function countsOf(source: string, table: ChangedTable): SourceChanges['facilities'] {
  const of = (kind: ChangeKind) =>
    changeRows.filter((row) => row.source === source && row.table === table && row.kind === kind).length
  const had = before[source] ?? 0
  const [added, gone] = [of('added'), of('gone')]
  return { added, gone, changed: of('changed'), before: had, after: had + added - gone }
}

/** What changed between a run and the one before it; null: nothing was published before. */
export function fakeChanges(run: RunSummary, than: RunSummary | null): ChangesView {
  const fields = new Map<string, number>()
  for (const { field } of changeRows.flatMap((row) => row.fields)) {
    fields.set(field, (fields.get(field) ?? 0) + 1)
  }
  const told = than !== null
  return {
    changesId: `c${run.runId}`,
    run: { runId: run.runId, date: run.date },
    before: told ? { runId: than.runId, date: than.date } : null,
    sources: !told
      ? []
      : fileKinds.map(({ source }) => ({
          source: source.id,
          facilities: countsOf(source.id, 'facility'),
          licenses: countsOf(source.id, 'license'),
        })),
    notCompared: [],
    fields: !told
      ? []
      : [...fields].map(([field, count]) => ({ field, count })).sort((a, b) => b.count - a.count),
  }
}

export function fittingChanges({ source, kind, table, field, search }: ChangesFilter): ChangeRow[] {
  const wanted = search.toLowerCase()
  return changeRows.filter(
    (row) =>
      (source === null || row.source === source) &&
      (kind === null || row.kind === kind) &&
      (table === null || row.table === table) &&
      (field === null || row.fields.some((one) => one.field === field)) &&
      `${row.licenseNumber}\n${row.company}`.toLowerCase().includes(wanted),
  )
}
