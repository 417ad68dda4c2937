import type { CleanedRecord, RecordField } from '../../../shared/columns.ts'
import { layoutOf } from '../layout.ts'
import { recordReader } from '../readRecord.ts'
import { fieldName, type Target } from '../rule.ts'
import type { Source } from '../source.ts'

/** What a source makes of the records of a sample. */
interface Sample {
  /** 0 to 1: how far what a rule reads is to be trusted; less where cells are told as odd. */
  trust(rule: number, target: Target): number
  /** Up to three different values, as in the file and as they become. */
  samples(rule: number, targets: readonly Target[]): { before: string; after: string }[]
}

/** Rules whose cells always say their fields, where they say anything. */
const toldBy: ReadonlySet<string> = new Set([
  'ages',
  'hours',
  'person',
  'address',
  'cityStateZip',
  'coordinates',
])

const runDate = '2025-11-05'
/** More tell no more, and each takes some microseconds. */
const mostRecords = 500
const mostSamples = 3
const longestSample = 200

export function readSample(
  source: Source,
  header: readonly string[],
  records: readonly (readonly string[])[],
): Sample {
  const layout = layoutOf(source, header)
  const read = recordReader(layout, runDate)
  const step = Math.max(1, Math.floor(records.length / mostRecords))
  const chosen = records.filter((_, index) => index % step === 0).slice(0, mostRecords)
  const warned = new Map<string, number>()
  const results = chosen.map((cells) => {
    const result = read(cells)
    for (const { field } of result.warnings)
      if (field !== null) warned.set(field, (warned.get(field) ?? 0) + 1)
    return result
  })
  const loaded = results.filter(({ reject }) => reject === null).length

  const placesOf = (rule: number) =>
    (source.rules[rule]?.columns ?? []).map((column) => layout.places.get(column) ?? -1)

  /** Cells that say something, of which nothing comes out. */
  function isOftenLost(rule: number, target: Target): boolean {
    if (!toldBy.has(source.file.rules[rule]?.rule ?? '') || target === 'address2') return false
    const places = placesOf(rule)
    let said = 0
    let lost = 0
    for (const [index, { record, reject, aside }] of results.entries()) {
      if (reject !== null || aside !== undefined) continue
      const cells = chosen[index] as readonly string[]
      if (places.every((place) => (cells[place] ?? '').trim() === '')) continue
      said += 1
      if (fieldValue(record, target) === null) lost += 1
    }
    return lost > said * 0.1
  }

  return {
    trust(rule, target) {
      const odd = warned.get(fieldName(target)) ?? 0
      if (loaded === 0) return 1
      if (isOftenLost(rule, target)) return 0.85
      if (odd === 0) return 1
      const share = odd / loaded
      return share > 0.1 ? 0.6 : share > 0.01 ? 0.85 : 0.95
    },
    samples(rule, targets) {
      const places = placesOf(rule)
      const found: { before: string; after: string }[] = []
      const seen = new Set<string>()
      for (const [index, { record, reject }] of results.entries()) {
        const cells = chosen[index] as readonly string[]
        const before = places
          .map((place) => (cells[place] ?? '').trim())
          .filter(Boolean)
          .join(' | ')
          .slice(0, longestSample)
        if (reject !== null || seen.has(before) || (before === '' && places.length > 0)) continue
        seen.add(before)
        found.push({
          before,
          after: targets
            .map((target) => shown(record, target))
            .filter(Boolean)
            .join(' | ')
            .slice(0, longestSample),
        })
        if (found.length === mostSamples) break
      }
      return found
    },
  }
}

function fieldValue(record: CleanedRecord, target: Target) {
  return target.startsWith('attributes.')
    ? (record.attributes[target.slice('attributes.'.length)] ?? null)
    : (record[target as RecordField] ?? null)
}

function shown(record: CleanedRecord, target: Target): string {
  const value = fieldValue(record, target)
  if (value === null) return ''
  return Array.isArray(value) ? value.join(', ') : String(value)
}
