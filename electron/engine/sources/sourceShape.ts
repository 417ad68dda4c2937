import { publishedSchema } from '../../sources/format/publishedSchema.ts'
import { fieldName, isAttribute } from '../../sources/rule.ts'
import { isNeeded, type Source, sourceColumns } from '../../sources/source.ts'

/** The JSON Schema of source files. */
export const sourceSchema = publishedSchema

/** A layout as people and other programs are told it: columns, what they become, and by which rule. */
export function sourceShape(source: Source) {
  const { id, state, title, rules } = source
  const columns = sourceColumns(source).map((column) => {
    const feeding = rules.filter((rule) => rule.columns.includes(column))
    return {
      name: column.name,
      aliases: column.aliases,
      chosen: column.chosen ?? null,
      fields: feeding.flatMap(({ targets }) =>
        targets.map((target) => (isAttribute(target) ? `facility.${target}` : fieldName(target))),
      ),
      rule: feeding.map(({ says }) => says).join('; '),
      required: isNeeded(source, column),
    }
  })
  return { id, state, title, columns }
}
