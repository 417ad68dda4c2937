import type { Delimiter } from '../../../shared/delimiter.ts'

/** How a text is cut into records and cells. */
export interface TextShape {
  readonly delimiter: Delimiter
  /**
   * `sheet`: the text was made from the rows of a workbook. Each record is one line however many line breaks its cells
   * hold, so that lines are the sheet's rows, and empty cells at a record's end are left out.
   */
  readonly kind: 'text' | 'sheet'
  /** Cells of the header; 0 while the header is looked for. */
  readonly columns: number
}

export const plainCsv: TextShape = { delimiter: ',', kind: 'text', columns: 0 }
