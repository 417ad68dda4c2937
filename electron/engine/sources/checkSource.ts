import { readFile, stat } from 'node:fs/promises'
import type { Cause } from '../../../shared/causes.ts'
import { type CleanedRecord, fieldTables, type RecordField } from '../../../shared/columns.ts'
import type { SetAside } from '../../../shared/domain.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { checkExamples, type ExampleProblem } from '../../sources/examples.ts'
import { filledBy } from '../../sources/filledBy.ts'
import {
  mostSourceBytes,
  problemText,
  readSource,
  requireSource,
  type SourceFileProblem,
} from '../../sources/format/readSource.ts'
import { requireLayout } from '../../sources/recognise.ts'
import type { Source } from '../../sources/source.ts'
import { formNotes } from '../files/formNotes.ts'
import { inspectInput } from '../files/inspect/inspectInput.ts'
import { readInto } from '../files/readInto.ts'

/** What a check of a source file came to. */
export interface SourceCheck {
  /** Null where the file is wrong. */
  readonly source: Source | null
  readonly problems: readonly SourceFileProblem[]
  readonly examples: readonly ExampleProblem[]
}

/** @throws LoaderError usage for a file that is not there. */
export async function sourceTextOf(path: string): Promise<string> {
  const stats = await stat(path).catch(() => null)
  if (stats === null || !stats.isFile())
    throw new LoaderError('usage', `There is no file ${path}.`, {
      hint: 'Name a source file, such as ohio.json.',
    })
  // told by its length, and not held
  if (stats.size > mostSourceBytes)
    throw new LoaderError('source-wrong', `${path}, line 1: is larger than 1 MiB, as no source file is.`, {
      file: path,
    })
  return readFile(path, 'utf8')
}

/** Reads a source file by its definition and runs its examples. */
export function checkSourceText(text: string): SourceCheck {
  const { source, problems } = readSource(text)
  return { source, problems, examples: source === null ? [] : checkExamples(source) }
}

/** What is wrong, a sentence each. */
export function wrongInWords({ problems, examples }: SourceCheck): string[] {
  return [...problems.map(problemText), ...examples.map(exampleText)]
}

/** @throws LoaderError source-wrong, also where an example does not hold. */
export function requireSoundSource(text: string, name: string): Source {
  const source = requireSource(text, name)
  const [problem] = checkExamples(source)
  if (problem === undefined) return source
  throw new LoaderError('source-wrong', `${name}: ${exampleText(problem)}.`, {
    file: name,
    hint: `See all with: leads sources check ${name}`,
  })
}

/** `example 2, phone: expected null, but it is "+17025550101"` */
function exampleText({ example, field, expected, found }: ExampleProblem): string {
  const at = `example ${example}${field === null ? '' : `, ${field}`}`
  return field === null
    ? `${at}: expected to be ${String(expected)}, but it is ${String(found)}`
    : `${at}: expected ${JSON.stringify(expected)}, but it is ${JSON.stringify(found)}`
}

/** How the records of a real file fare by a source. */
export interface FileFare {
  readonly file: string
  readonly rowsRead: number
  readonly rowsLoaded: number
  readonly rowsRejected: number
  readonly rowsSetAside: number
  readonly setAside: readonly SetAside[]
  /** How the file is read, and where its form is otherwise than the source says. */
  readonly notes: readonly string[]
  readonly missingColumns: readonly string[]
  readonly addedColumns: readonly string[]
  /** Of each field that the source can fill: on how many loaded records it has a value, and how many were warned of. */
  readonly fields: readonly { readonly field: string; readonly filled: number; readonly warned: number }[]
  readonly rejects: readonly { readonly cause: Cause; readonly count: number; readonly firstLine: number }[]
}

/** Reads a file by a source as a load into an empty date would. @throws LoaderError of the file. */
export async function fareOfFile(
  source: Source,
  path: string,
  runDate: string,
  signal: AbortSignal,
): Promise<FileFare> {
  const file = await inspectInput(path, path, { sources: [source] })
  const { layout } = requireLayout([source], path, file.header, source.id)
  const filled = new Map<string, number>()
  const warned = new Map<string, number>()
  const rejects = new Map<Cause, { cause: Cause; count: number; firstLine: number }>()
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  const ignore = () => undefined
  const [reading] = await readInto({
    files: [{ number: 0, file, layout }],
    runDate,
    signal,
    sink: {
      license: ignore,
      contact: ignore,
      addressCode: ignore,
      facility: ({ record }) => {
        for (const field of filledFields(record)) count(filled, field)
      },
      issue({ severity, cause, field, line }) {
        if (severity === 'warning') {
          if (field !== null) count(warned, field)
          return
        }
        const known = rejects.get(cause)
        if (known === undefined) rejects.set(cause, { cause, count: 1, firstLine: line })
        else known.count += 1
      },
      async drain() {},
    },
  })
  const { rowsRead = 0, rowsLoaded = 0, rowsRejected = 0, rowsSetAside = 0, setAside = [] } = reading ?? {}
  return {
    file: path,
    ...{ rowsRead, rowsLoaded, rowsRejected, rowsSetAside, setAside },
    notes: [...file.notes, ...formNotes(source, file)],
    missingColumns: layout.missing,
    addedColumns: layout.added,
    fields: filledBy(layout).map((field) => ({
      field,
      filled: filled.get(field) ?? 0,
      warned: warned.get(field) ?? 0,
    })),
    rejects: [...rejects.values()].sort((a, b) => b.count - a.count),
  }
}

function filledFields(record: CleanedRecord): string[] {
  const fields: string[] = []
  for (const name in record) {
    const value = record[name as RecordField]
    if (name === 'attributes')
      fields.push(...Object.keys(record.attributes).map((key) => `attributes.${key}`))
    else if (value !== null) fields.push(`${fieldTables[name as RecordField]}.${name}`)
  }
  return fields
}
