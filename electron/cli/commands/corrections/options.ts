export interface CorrectionsOptions {
  readonly source?: string
  readonly all?: boolean
}
