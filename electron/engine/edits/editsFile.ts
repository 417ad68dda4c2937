import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { type Edit, isStorable } from '../../../shared/edits/edit.ts'
import { LoaderError } from '../../../shared/errors.ts'

/** Edits as they are kept in a file: bound to the bytes of the files that they change. docs/edits.md tells of its format. */
export interface EditsDocument {
  readonly files: readonly EditsOfFile[]
}

export interface EditsOfFile {
  readonly name: string
  readonly sha256: string
  readonly source: string
  readonly edits: readonly Edit[]
}

const format = 'leads-loader-edits'
const version = 1

const whyUnread: Readonly<Record<string, string>> = { ENOENT: 'is not there', EISDIR: 'is a folder' }

/** A file of ten thousand edits has some megabytes. */
const mostBytes = 256 * 1024 * 1024

const text = z.string().refine(isStorable, 'holds a character that no database takes')
const number = z.int().min(1)
const by = {
  who: text.min(1).max(200).default('a file of edits'),
  at: z.iso.datetime().default(() => new Date().toISOString()),
  why: text.max(2000).nullable().default(null),
}
const ofRecord = { record: number, line: number }
const ofColumn = {
  column: text,
  /** Known by its header where it is not given. */
  place: z.int().min(-1).default(-1),
  from: text,
  to: text,
  standing: z.boolean().default(false),
}
const edit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cell'),
    ...ofRecord,
    ...ofColumn,
    license: text.default(''),
    company: text.default(''),
    ...by,
  }),
  z.strictObject({ kind: z.literal('value'), ...ofColumn, ...by }),
  z.strictObject({ kind: z.literal('record'), ...ofRecord, from: text, to: text, ...by }),
  z.strictObject({ kind: z.literal('leave-out'), ...ofRecord, from: text, ...by }),
])
const document = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  files: z.array(
    z.strictObject({
      name: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      source: z.string(),
      edits: z.array(edit),
    }),
  ),
})

export function printEdits({ files }: EditsDocument): string {
  return `${JSON.stringify({ format, version, files }, null, 2)}\n`
}

/** @throws LoaderError edits-unreadable says what is wrong, and where in the document. */
export function parseEdits(json: string, name: string): EditsDocument {
  let given: unknown
  try {
    given = JSON.parse(json.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw unreadable(name, `is no JSON: ${(cause as Error).message}`)
  }
  const head = given as { format?: unknown; version?: unknown } | null
  if (head?.format !== format) throw unreadable(name, `is no file of edits: it lacks "format": "${format}"`)
  if (head.version !== version)
    throw unreadable(
      name,
      `has version ${String(head.version).slice(0, 20)}; this program reads version ${version}`,
    )
  const parsed = document.safeParse(given)
  if (parsed.success) return { files: parsed.data.files }
  const [issue] = parsed.error.issues
  const at = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
  throw unreadable(name, `can't be understood${at}: ${issue?.message ?? 'it has another form'}`)
}

/** @throws LoaderError edits-unreadable */
export async function readEditsFile(path: string): Promise<EditsDocument> {
  const name = basename(path)
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(name, whyUnread[cause.code ?? ''] ?? `can't be read (${cause.code})`)
  })
  if (bytes.length > mostBytes) throw unreadable(name, 'is over 256 MiB')
  return parseEdits(bytes.toString('utf8'), name)
}

function unreadable(name: string, what: string): LoaderError {
  return new LoaderError('edits-unreadable', `The file of edits ${name} ${what}.`, {
    file: name,
    hint: 'Export the edits again from Review, or write them as docs/edits.md says.',
  })
}
