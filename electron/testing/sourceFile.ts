import { problemText, readSource } from '../sources/format/readSource.ts'
import type { SourceFile } from '../sources/format/sourceFile.ts'
import type { Source } from '../sources/source.ts'

type Parts = Partial<Record<keyof SourceFile, unknown>>

/** A source file of a few invented columns, as text; `parts` take the place of its own. */
export function sourceText(parts: Parts = {}): string {
  const file = {
    $schema: 'leads-source-1.schema.json',
    id: 'invented',
    state: 'NV',
    title: 'Invented',
    columns: ['Name', 'License'],
    rules: [],
    examples: [1, 2, 3].map(() => ({ record: {}, rejected: 'no_company' })),
    ...parts,
  }
  const rules = file.rules as { to?: unknown; rule?: string }[]
  const fills = (target: string) => rules.some(({ to }) => [to].flat().includes(target))
  const own = [
    ...(fills('company') ? [] : [{ rule: 'text', from: 'Name', to: 'company' }]),
    ...(fills('license_number') || rules.some(({ rule }) => rule === 'license')
      ? []
      : [{ rule: 'license', from: 'License' }]),
  ]
  return JSON.stringify({ ...file, rules: [...own, ...rules] }, null, 2)
}

/** The source that such a file makes; what is wrong with it is thrown. */
export function sourceOf(parts: Parts = {}): Source {
  const { source, problems } = readSource(sourceText(parts))
  if (source === null) throw new Error(problems.map(problemText).join('\n'))
  return source
}
