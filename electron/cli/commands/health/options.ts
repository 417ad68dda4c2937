export interface HealthOptions {
  /** Hours. */
  readonly maxAge: number
  readonly source?: readonly string[]
}
