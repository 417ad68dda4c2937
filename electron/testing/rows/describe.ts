import type { Client } from '../../db/connection/connect.ts'
import { anything, type Kind, kindOfValue } from './kinds.ts'

/** A column that a statement gives. */
export interface Column {
  readonly name: string
  /** PostgreSQL's name of its type. */
  readonly type: string
  readonly kind: Kind
  /** Whether it is a lasting table's own column that may be null; of others it can't be told. */
  readonly nullable: boolean
}

interface Field {
  readonly name: string
  readonly dataTypeID: number
  /** 0 for what is no table's own column. */
  readonly tableID: number
  readonly columnID: number
}

/** What of the connection under a client a description needs. */
interface Wire {
  parse(query: { name: string; text: string; types: string[] }): void
  describe(message: { type: 'S'; name: string }): void
  sync(): void
}

/**
 * The columns of statements as the server describes them; none is run. Their types become kinds by what this program's
 * own parsers make of a value.
 */
export async function openDescriptions(client: Client): Promise<(sql: string) => Promise<Column[]>> {
  const { rows } = await client.query<TypeRow>(
    `select oid, typname as name, typcategory as category, typelem as element from pg_type`,
  )
  const types = new Map(rows.map((row) => [row.oid, row]))
  const { rows: open } = await client.query<{ table: number; column: number }>(
    `select attrelid as table, attnum as column from pg_attribute join pg_class c on c.oid = attrelid
      where c.relkind = 'r' and c.relpersistence = 'p' and not attnotnull and attnum > 0 and not attisdropped`,
  )
  const nullable = new Set(open.map(({ table, column }) => `${table} ${column}`))
  return async (sql) =>
    (await fieldsOf(client, sql)).map(({ name, dataTypeID, tableID, columnID }) => {
      const type = types.get(dataTypeID)
      if (type === undefined) throw new Error(`The server has no type ${dataTypeID}.`)
      const kind = kindOf(client, types, type)
      return { name, type: type.name, kind, nullable: nullable.has(`${tableID} ${columnID}`) }
    })
}

interface TypeRow {
  readonly oid: number
  readonly name: string
  readonly category: string
  readonly element: number
}

function kindOf(client: Client, types: ReadonlyMap<number, TypeRow>, type: TypeRow): Kind {
  const element = type.category === 'A' ? types.get(type.element) : undefined
  const value = client.getTypeParser(type.oid, 'text')(sampleOf(type, element))
  const isJson = ({ name }: TypeRow) => name === 'json' || name === 'jsonb'
  if (isJson(type)) return anything
  return element !== undefined && isJson(element) && Array.isArray(value)
    ? `${anything} list`
    : kindOfValue(value)
}

/** A value of the type as the server writes it. */
function sampleOf(type: TypeRow, element: TypeRow | undefined): string {
  if (element !== undefined) return `{"${sampleOf(element, undefined).replaceAll('\\', '\\\\')}"}`
  if (type.name === 'bytea') return '\\x00'
  if (type.name === 'json' || type.name === 'jsonb') return '1'
  switch (type.category) {
    case 'B':
      return 't'
    case 'N':
      return '1'
    case 'D':
      return type.name === 'date' ? '2026-11-22' : '2026-11-22 10:00:00+00'
    case 'T':
      return '01:00:00'
    default:
      return 'x'
  }
}

/** Asks as `pg` does: the types of values are left to the server. */
function fieldsOf(client: Client, text: string): Promise<readonly Field[]> {
  return new Promise((resolve, reject) => {
    let fields: readonly Field[] = []
    client.query({
      submit(connection: unknown) {
        const wire = connection as Wire
        wire.parse({ name: '', text, types: [] })
        wire.describe({ type: 'S', name: '' })
        wire.sync()
      },
      handleRowDescription(message: { fields: readonly Field[] }) {
        fields = message.fields
      },
      handleError: reject,
      handleReadyForQuery: () => resolve(fields),
    })
  })
}
