export interface PauseOptions {
  readonly reason?: string
}
