export interface ChecksOptions {
  readonly again?: boolean
}

export interface SetOptions {
  readonly source?: string
  readonly warn?: string
  readonly error?: string
  readonly why?: string
}

export interface SnoozeOptions {
  readonly source?: string
  readonly until?: string
  readonly wake?: boolean
  readonly why?: string
}

export interface AcceptOptions {
  readonly source?: string
  readonly exclude?: boolean
  readonly default?: boolean
  readonly why?: string
}

export interface HistoryOptions {
  readonly source?: string
}
