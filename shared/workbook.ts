/** A workbook of which one sheet is read. */
export interface WorkbookSheets {
  /** The sheet that is read, or that was asked for. */
  readonly sheet: string
  /** In the order of the workbook, each name once. */
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[]
}
