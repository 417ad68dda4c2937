import type { SetAside } from '../../../shared/domain.ts'

interface AsideList {
  add(rule: string, record: number, line: number): void
  /** Most first. */
  all(): SetAside[]
}

/** What of a file is set aside, by rule: a few rules leave out many records. */
export function createAsideList(): AsideList {
  const rules = new Map<string, { rule: string; count: number; firstRecord: number; firstLine: number }>()
  return {
    add(rule, record, line) {
      const known = rules.get(rule)
      if (known === undefined) rules.set(rule, { rule, count: 1, firstRecord: record, firstLine: line })
      else known.count += 1
    },
    all: () => [...rules.values()].sort((a, b) => b.count - a.count),
  }
}
