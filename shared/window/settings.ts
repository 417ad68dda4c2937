import { z } from 'zod'

export const profileColors = ['green', 'blue', 'violet', 'orange', 'red'] as const

/** A database to work on. `local` is the embedded server and can't be removed. */
export const profileId = z.string().min(1).max(64)

export interface Profile {
  readonly id: string
  readonly name: string
  readonly color: (typeof profileColors)[number]
  readonly kind: 'embedded' | 'server'
  /** Without the password; null for the embedded server. */
  readonly url: string | null
  readonly hasPassword: boolean
  /** A role that may read published schemas. */
  readonly reader: string | null
  readonly active: boolean
}

export const profileToSave = z.strictObject({
  /** Null makes a new one. */
  id: profileId.nullable(),
  name: z.string().trim().min(1).max(60),
  color: z.enum(profileColors),
  /** postgresql://… ; a password in it is taken out and kept in the operating system's store. */
  url: z.string().max(2000).nullable(),
  /** Write-only: never sent back. Null leaves it as it is. */
  password: z.string().max(1000).nullable(),
  reader: z.string().max(63).nullable(),
})

export type ProfileToSave = z.infer<typeof profileToSave>

export interface SettingsView {
  readonly theme: 'system' | 'light' | 'dark'
  readonly dataFolder: string
  readonly dataFolderBytes: number | null
  readonly freeBytes: number | null
  readonly profiles: readonly Profile[]
  /** Where passwords go: the operating system's store, or only this session's memory. */
  readonly secretStore: 'system' | 'memory'
  /** What went wrong with the files of settings, one sentence each; missing like empty. */
  readonly notices?: readonly string[]
}
