export interface GridColumn {
  readonly key: string
  readonly label: string
  /** Second line of the header, such as the table's column. */
  readonly detail?: string | null
  /** Pixels at least; columns share what is left. */
  readonly width: number
  readonly numeric?: boolean
  readonly mono?: boolean
  /** What a row is known by: it stays in sight with the columns before it, where the others keep room. */
  readonly leading?: boolean
  readonly sorted?: 'ascending' | 'descending' | null
}

export interface GridCell {
  readonly text: string | null
  readonly tone?: 'bad' | 'warn'
  /** A person changed it. */
  readonly edited?: boolean
  /** A class of the screen's own. */
  readonly look?: string
  /** The whole value or the problem, shown on hover. */
  readonly title?: string
}

/** What a row shows. The same object for as long as that is the same: rows are drawn again only for another one. */
export interface GridContent {
  readonly head: string
  readonly tone?: 'bad' | 'warn'
  /** A class of the screen's own. */
  readonly look?: string
  readonly cells: readonly GridCell[]
}
