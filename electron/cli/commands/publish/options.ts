export interface PublishOptions {
  readonly reader?: string
}
