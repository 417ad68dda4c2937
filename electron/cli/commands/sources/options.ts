export interface PauseOptions {
  readonly reason?: string
}

export interface WhyOptions {
  readonly why?: string
}

export interface CheckSourceOptions {
  /** A file of the layout. */
  readonly file?: string
  readonly date: string
}
