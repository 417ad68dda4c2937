export interface ExportOptions {
  readonly raw?: boolean
}
