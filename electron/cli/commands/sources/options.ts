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

export interface ProposeOptions {
  /** The state that issues the licenses. */
  readonly state?: string
  /** Where the source file is written. */
  readonly out?: string
}
