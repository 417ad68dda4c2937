import { z } from 'zod'
import { schemaFileName, sourceFile } from './sourceFile.ts'

/** The JSON Schema of a source file, for editors: made from the definition that reads it. */
export function publishedSchema(): string {
  const schema = z.toJSONSchema(sourceFile(), { io: 'input', unrepresentable: 'any', reused: 'ref' })
  return `${JSON.stringify({ ...schema, $id: schemaFileName }, null, 2)}\n`
}
