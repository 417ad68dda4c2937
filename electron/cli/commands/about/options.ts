export interface AboutOptions {
  readonly notices?: boolean
}
