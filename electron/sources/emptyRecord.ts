import { type CleanedRecord, recordColumns } from '../../shared/columns.ts'
import { compiled } from '../../shared/compiled.ts'

/**
 * A record with nothing in it. One shape for every record, in one order, which keeps reading fast. Measured: a copy takes twice
 * as long as a literal, and one written `{ ...blank, attributes: {} }` fifty times.
 */
export const emptyRecord = compiled<() => CleanedRecord>(
  [],
  [
    `return { ${recordColumns.map(({ name }) => `${name}: ${name === 'attributes' ? '{}' : 'null'}`).join(', ')} }`,
  ],
)
