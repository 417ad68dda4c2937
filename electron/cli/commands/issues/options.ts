export interface IssuesOptions {
  readonly rejects?: string
  readonly warnings?: string
  readonly edits?: string
  readonly limit: number
}
