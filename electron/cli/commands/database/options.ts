export interface UrlOptions {
  readonly showPassword?: boolean
}
