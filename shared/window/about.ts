import { z } from 'zod'

const noticeKinds = ['program', 'package', 'data', 'database', 'runtime'] as const

/** Something that is handed on with the program, and under which license; the program itself comes first. */
export interface Notice {
  readonly kind: (typeof noticeKinds)[number]
  readonly name: string
  readonly version: string
  /** An SPDX identifier. */
  readonly license: string
  /** What it is here for, and what was changed. */
  readonly about: string | null
}

export interface AboutView {
  readonly version: string
  readonly license: string
  /** What the program runs on: `{ name: 'Node.js', version: '24.1.0' }`. */
  readonly versions: readonly { readonly name: string; readonly version: string }[]
  readonly notices: readonly Notice[]
}

/** A notice by its place in the view. */
export const noticeRequest = z.strictObject({ notice: z.int().min(0).max(100_000) })
