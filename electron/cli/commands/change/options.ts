export interface PublishOptions {
  readonly reader?: string
  readonly reason?: string
  readonly without?: readonly string[]
}

export interface DeleteOptions {
  readonly date?: string
}

export interface RestoreOptions {
  readonly replace?: boolean
}
