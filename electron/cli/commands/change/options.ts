export interface PublishOptions {
  readonly reader?: string
}

export interface DeleteOptions {
  readonly date?: string
}

export interface RestoreOptions {
  readonly replace?: boolean
}
