import { z } from 'zod'
import { readJsonFile, writeJsonFile } from '../app/jsonFile.ts'
import type { Log } from '../app/log.ts'

/** The operating system's store of keys, as far as it is needed. */
export interface Keeper {
  /** False where it keeps keys that everybody knows, or none. */
  isTrustworthy(): Promise<boolean>
  encrypt(secret: string): Promise<Uint8Array>
  /** `again`: the key has changed, and the secret should be encrypted anew. */
  decrypt(encrypted: Uint8Array): Promise<{ secret: string; again: boolean }>
}

/** Passwords by the id of what they are for. None ever goes to the page, a log or a file that can be read. */
export interface Secrets {
  /** Where secrets go: a file that the system's key opens, or only this session's memory. */
  kind(): Promise<'system' | 'memory'>
  has(id: string): boolean
  get(id: string): Promise<string | undefined>
  /** Null forgets it. */
  set(id: string, secret: string | null): Promise<void>
}

const schema = z.record(z.string(), z.base64())

/** `path` is the file of encrypted secrets. */
export function openSecrets(path: string, keeper: Keeper, log: Log): Secrets {
  const { value, understood } = readJsonFile<Record<string, string>>(path, schema, {})
  if (!understood) log('The file of passwords could not be understood: they have to be given again.')
  const encrypted = new Map(Object.entries(value))
  const remembered = new Map<string, string>()
  const save = () => writeJsonFile(path, Object.fromEntries(encrypted))

  const keep = async (id: string, secret: string) => {
    encrypted.set(id, Buffer.from(await keeper.encrypt(secret)).toString('base64'))
    save()
  }

  const kind = async () => ((await keeper.isTrustworthy()) ? 'system' : 'memory')

  return {
    kind,
    has: (id) => remembered.has(id) || encrypted.has(id),
    async get(id) {
      const known = remembered.get(id)
      const stored = encrypted.get(id)
      if (known !== undefined || stored === undefined) return known
      try {
        const { secret, again } = await keeper.decrypt(Buffer.from(stored, 'base64'))
        if (again) await keep(id, secret)
        remembered.set(id, secret)
        return secret
      } catch (error) {
        log('A password could not be decrypted: it has to be given again.', error)
        return undefined
      }
    },
    async set(id, secret) {
      remembered.delete(id)
      const wasStored = encrypted.delete(id)
      if (secret !== null) remembered.set(id, secret)
      if (secret !== null && (await kind()) === 'system') await keep(id, secret)
      else if (wasStored) save()
    },
  }
}
