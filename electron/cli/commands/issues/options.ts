export interface IssuesOptions {
  readonly rejects?: string
  readonly warnings?: string
  readonly limit: number
}
