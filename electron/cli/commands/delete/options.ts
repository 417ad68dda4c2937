export interface DeleteOptions {
  readonly date?: string
}
