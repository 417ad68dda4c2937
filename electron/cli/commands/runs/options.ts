export interface RunsOptions {
  readonly date?: string
}
