export interface SqlOptions {
  readonly limit?: number
}
