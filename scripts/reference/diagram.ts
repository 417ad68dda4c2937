import type { Client } from '../../electron/db/connection/connect.ts'

interface CatalogColumn {
  table: string
  column: string
  type: string
  key: string
  comment: string
}

interface CatalogReference {
  child: string
  parent: string
  column: string
  optional: boolean
}

const columnsSql = `
select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
       concat_ws(',',
         case when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any(k.conkey)) then 'PK' end,
         case when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey)) then 'FK' end,
         case when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'u' and a.attnum = any(k.conkey)) then 'UK' end) as key,
       col_description(c.oid, a.attnum) as comment
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
 where n.nspname = $1 and c.relkind = 'r'
 order by array_position('{facility,license,contact,addresscode}', c.relname::text), a.attnum`

const referencesSql = `
select c.relname as child, p.relname as parent, a.attname as column, not a.attnotnull as optional
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_class p on p.oid = k.confrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
 where n.nspname = $1 and k.contype = 'f'
 order by 2`

/** A Mermaid ER diagram of a schema, from what the database's catalog says of it. */
export async function erDiagram(client: Client, schema: string): Promise<string> {
  const { rows: columns } = await client.query<CatalogColumn>(columnsSql, [schema])
  const { rows: references } = await client.query<CatalogReference>(referencesSql, [schema])
  const tables = [...new Set(columns.map(({ table }) => table))]
  return [
    'erDiagram',
    ...references.map(
      ({ child, parent, column, optional }) =>
        `  ${parent} ${optional ? '|o' : '||'}--o{ ${child} : ${column}`,
    ),
    ...tables.flatMap((table) => [
      `  ${table} {`,
      ...columns
        .filter((column) => column.table === table)
        .map(({ type, column, key }) => `    ${mermaidType(type)} ${column}${key === '' ? '' : ` ${key}`}`),
      '  }',
    ]),
  ].join('\n')
}

/** Mermaid takes one word for a type. */
function mermaidType(type: string): string {
  return type === 'timestamp with time zone' ? 'timestamptz' : type
}
