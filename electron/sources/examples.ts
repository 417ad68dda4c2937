import type { CleanedRecord } from '../../shared/columns.ts'
import type { Example } from './format/sourceFile.ts'
import { wholeLayout } from './layout.ts'
import { recordReader } from './readRecord.ts'
import type { Source } from './source.ts'

/** An example of a source that does not hold. */
export interface ExampleProblem {
  /** 1-based place among the examples. */
  readonly example: number
  /** `company`, `attributes.x`; null where the whole record ends otherwise than is said. */
  readonly field: string | null
  readonly expected: unknown
  readonly found: unknown
}

const usualRunDate = '2025-11-05'

/** Reads the examples that a source brings, and tells what of them does not become what they say. */
export function checkExamples(source: Source): ExampleProblem[] {
  const layout = wholeLayout(source)
  return source.file.examples.flatMap((example, index) => {
    const read = recordReader(layout, example.on ?? usualRunDate)
    const result = read(layout.header.map((name) => cellOf(example, name)))
    const problem = (field: string | null, expected: unknown, found: unknown): ExampleProblem[] => [
      { example: index + 1, field, expected, found },
    ]
    const end = result.reject?.cause ?? (result.aside === undefined ? 'loaded' : 'set aside')
    const wanted = example.rejected ?? (example.setAside === true ? 'set aside' : 'loaded')
    if (end !== wanted)
      return problem(null, wanted, result.reject === null ? end : `${end}: ${result.reject.reason}`)
    const causes = result.warnings.map(({ cause }) => cause).sort()
    return [
      ...differences(example, result.record).flatMap(([field, expected, found]) =>
        problem(field, expected, found),
      ),
      ...(example.warnings === undefined || isSame([...example.warnings].sort(), causes)
        ? []
        : problem('warnings', example.warnings, causes)),
    ]
  })
}

/** Headers of examples match like those of files. */
function cellOf({ record }: Example, name: string): string {
  return Object.hasOwn(record, name) ? (record[name] as string) : ''
}

/** The fields that an example names and that are otherwise. */
function differences({ becomes }: Example, record: CleanedRecord): [string, unknown, unknown][] {
  if (becomes === undefined) return []
  const { attributes = {}, ...fields } = becomes
  const wanted: [string, unknown, unknown][] = [
    ...Object.entries(fields).map(([field, value]): [string, unknown, unknown] => [
      field,
      value,
      record[field as keyof CleanedRecord],
    ]),
    ...Object.entries(attributes).map(([key, value]): [string, unknown, unknown] => [
      `attributes.${key}`,
      value,
      Object.hasOwn(record.attributes, key) ? record.attributes[key] : null,
    ]),
  ]
  return wanted.filter(([, expected, found]) => !isSame(expected, found))
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
