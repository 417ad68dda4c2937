/** A rule that is proposed for columns of a file, with what speaks for it. */
export interface ProposedRule {
  readonly rule: string
  /** Headers of the file. */
  readonly columns: readonly string[]
  /** `license_number`, `attributes.x`; each target stands in one entry at most. */
  readonly targets: readonly string[]
  /** 0 to 1, for each of the targets. */
  readonly confidence: number
  readonly sure: boolean
  /** A sentence. */
  readonly reason: string
  /** Up to three values, as in the file and as they become. */
  readonly samples: readonly { readonly before: string; readonly after: string }[]
}

/** What a proposal is not sure of, the most important first. */
export interface ProposalQuestion {
  /** `license_number`, or `state` where nothing tells of which state the file is. */
  readonly target: string
  /** Headers of columns that could be it, the likeliest first; USPS codes where the state is asked. */
  readonly candidates: readonly string[]
}

export interface UnmappedColumn {
  readonly column: string
  readonly reason: string
}

/** A source that the program proposes for a file. */
export interface Proposal {
  readonly id: string
  /** USPS code */
  readonly state: string
  readonly rules: readonly ProposedRule[]
  /** Columns that no rule reads: they are kept in attributes. */
  readonly unmapped: readonly UnmappedColumn[]
  readonly questions: readonly ProposalQuestion[]
}
