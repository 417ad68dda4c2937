export interface RestoreOptions {
  readonly replace?: boolean
}
