export interface TraceOptions {
  readonly limit?: number
}
