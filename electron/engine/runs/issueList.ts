import { type Cause, causes } from '../../../shared/causes.ts'
import type { Severity } from '../../../shared/domain.ts'
import { createNumberList } from '../intake/numberList.ts'

const names = Object.keys(causes) as Cause[]
const codes = new Map(names.map((cause, index) => [cause as string, index]))

export interface CauseCount {
  readonly severity: Severity
  readonly cause: Cause
  readonly count: number
}

/** Which records of a file have problems, and of which causes: 5 bytes a problem. Records only ever grow. */
export interface IssueList {
  readonly size: number
  add(record: number, severity: Severity, cause: Cause): void
  /** The nearest record behind, or before, `from` that has a problem; of that cause, if one is given. */
  next(from: number, cause: string | null): number | null
  previous(from: number, cause: string | null): number | null
  /** The nearest record behind `from` that is rejected. */
  nextReject(from: number): number | null
  has(record: number, cause: Cause): boolean
  /** Most first. */
  counts(): CauseCount[]
  /** Records with a problem of that severity. */
  records(severity: Severity): number
  /** Records with such a problem, in their order, once a problem; of problems from the `from`-th on. @returns where to go on. */
  matching(
    wanted: { readonly severity: Severity | null; readonly cause: string | null },
    from: number,
    take: (record: number) => void,
  ): number
}

export function createIssueList(): IssueList {
  const records = createNumberList(Uint32Array)
  /** The cause's place in the list of causes, doubled; odd for a reject. */
  const kinds = createNumberList(Uint8Array)
  const counted = new Uint32Array(names.length * 2)
  const lastOf = { reject: 0, warning: 0 }
  const recordsOf = { reject: 0, warning: 0 }

  /** The first entry of a record that is not below this one. */
  const entryFrom = (record: number): number => {
    let low = 0
    let high = records.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (records.at(middle) < record) low = middle + 1
      else high = middle
    }
    return low
  }

  const wanted = (cause: string | null): number | null | undefined =>
    cause === null ? null : codes.get(cause)

  const isOf = (entry: number, code: number | null): boolean => code === null || kinds.at(entry) >> 1 === code

  return {
    get size() {
      return records.length
    },
    add(record, severity, cause) {
      const kind = (codes.get(cause) as number) * 2 + (severity === 'reject' ? 1 : 0)
      records.push(record)
      kinds.push(kind)
      counted[kind] = (counted[kind] as number) + 1
      if (lastOf[severity] !== record) recordsOf[severity] += 1
      lastOf[severity] = record
    },
    next(from, cause) {
      const code = wanted(cause)
      if (code === undefined) return null
      for (let entry = entryFrom(from + 1); entry < records.length; entry += 1) {
        if (isOf(entry, code)) return records.at(entry)
      }
      return null
    },
    previous(from, cause) {
      const code = wanted(cause)
      if (code === undefined) return null
      for (let entry = entryFrom(from) - 1; entry >= 0; entry -= 1) {
        if (isOf(entry, code)) return records.at(entry)
      }
      return null
    },
    nextReject(from) {
      for (let entry = entryFrom(from + 1); entry < records.length; entry += 1) {
        if (kinds.at(entry) % 2 === 1) return records.at(entry)
      }
      return null
    },
    has(record, cause) {
      const code = codes.get(cause) as number
      for (
        let entry = entryFrom(record);
        entry < records.length && records.at(entry) === record;
        entry += 1
      ) {
        if (isOf(entry, code)) return true
      }
      return false
    },
    records: (severity) => recordsOf[severity],
    matching({ severity, cause }, from, take) {
      const code = wanted(cause)
      if (code === undefined) return records.length
      for (let entry = from; entry < records.length; entry += 1) {
        const isReject = kinds.at(entry) % 2 === 1
        if (!isOf(entry, code) || (severity !== null && (severity === 'reject') !== isReject)) continue
        take(records.at(entry))
      }
      return records.length
    },
    counts() {
      return [...counted]
        .map(
          (count, kind): CauseCount => ({
            severity: kind % 2 === 1 ? 'reject' : 'warning',
            cause: names[kind >> 1] as Cause,
            count,
          }),
        )
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count)
    },
  }
}
