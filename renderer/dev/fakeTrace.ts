import type { TraceStep, TraceSubject, TraceView } from '../../shared/window/trace.ts'

const none = { place: null, why: null, changes: [] } as const
const at = (runId: number, date: string, own: Partial<TraceStep> = {}): TraceStep => ({
  ...{ runId, date, status: 'published', state: 'loaded', ...none },
  ...own,
})
const place = (record: number, line: number | null = record + 1) => ({ file: 'nevada.csv', record, line })

const subjects: readonly TraceSubject[] = [
  {
    source: 'nevada',
    issuingState: 'NV',
    licenseNumber: '007-23',
    company: 'MAPLE PINES ACADEMY',
    steps: [
      at(6, '2026-10-11', {
        status: 'purged',
        state: 'unknown',
        why: 'the tables of this run were purged on 2026-11-10',
      }),
      at(7, '2026-10-18', { status: 'deleted', place: place(2) }),
      at(8, '2026-10-25', { place: place(2) }),
      at(10, '2026-11-08', { status: 'replaced', place: place(2) }),
      at(11, '2026-11-08', {
        place: place(3, 5),
        changes: [
          { field: 'facility.capacity', before: '40', after: '48' },
          { field: 'contact.email', before: null, after: 'desk@example.com' },
        ],
      }),
      at(13, '2026-11-15', {
        state: 'missing',
        why: 'no record of nevada.csv names it',
      }),
      at(14, '2026-11-22', {
        status: 'waiting',
        state: 'rejected',
        place: place(19, 22),
        why: 'has 15 cells, the header has 14',
      }),
    ],
  },
  {
    source: 'texas',
    issuingState: 'TX',
    licenseNumber: '007-23',
    company: 'QUAIL RUN MAPLE CLUBHOUSE',
    steps: [
      at(13, '2026-11-15', { place: { file: 'texas.csv', record: 8811, line: null } }),
      at(14, '2026-11-22', { status: 'waiting', place: { file: 'texas.csv', record: 8820, line: 8821 } }),
    ],
  },
]

/** An invented account: a text with “nothing” in it is found nowhere, one with “every” too often. */
export function fakeTrace(text: string): TraceView {
  const many = text.includes('every')
  const copies = many ? 12 : 1
  const lookedFor = /^[\d() .+-]{10,}$/.test(text) ? ['phone +17025550117'] : ['license number', 'company']
  return {
    text,
    lookedFor,
    subjects: text.includes('nothing')
      ? []
      : Array.from({ length: copies }, (_, copy) =>
          subjects.map((subject) => ({
            ...subject,
            licenseNumber: copy === 0 ? subject.licenseNumber : `${copy}${subject.licenseNumber}`,
          })),
        ).flat(),
    more: many,
    runsSearched: 7,
  }
}
