import { readFileSync } from 'node:fs'
import { findChannel } from '../../../../shared/alerts/channels.ts'
import type { TargetSecret } from '../../../engine/alerts/sending/parcel.ts'
import { type StoredTarget, secretVariable } from '../../../engine/alerts/targets.ts'

const variables = new Map<string, string>()

// taken out of the environment at once: what this program starts does not get them
for (const [name, value] of Object.entries(process.env)) {
  if (!name.startsWith('LEADS_ALERT_')) continue
  if (value !== undefined && value.trim() !== '') variables.set(name, value.trim())
  delete process.env[name]
}

/** Longer than any secret: what is meant is no other file. */
const mostBytes = 64 * 1024

/**
 * The secrets of a target, from LEADS_ALERT_<NAME> and LEADS_ALERT_<NAME>_SIGNING, or from the files that these with _FILE
 * name, as containers are given them.
 */
export async function secretOf({ name }: Pick<StoredTarget, 'name'>): Promise<TargetSecret> {
  const variable = secretVariable(name)
  return { secret: read(variable).text, signingSecret: read(`${variable}_SIGNING`).text }
}

function read(variable: string): { readonly text: string | undefined; readonly fault: string | null } {
  const given = variables.get(variable)
  const path = variables.get(`${variable}_FILE`)
  if (given !== undefined || path === undefined) return { text: given, fault: null }
  const says = (why: string) => ({ text: undefined, fault: `${variable}_FILE names ${path}, ${why}.` })
  try {
    const bytes = readFileSync(path)
    const text = bytes.length > mostBytes ? '' : bytes.toString('utf8').trim()
    if (bytes.length > mostBytes) return says('which is too large for a secret')
    return text === '' ? says('which is empty') : { text, fault: null }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return says(code === 'ENOENT' ? 'which is not there' : `which can't be read (${code ?? 'no file'})`)
  }
}

/** What a person does to give it. */
export function howToGive({ name, kind }: Pick<StoredTarget, 'name' | 'kind'>): string {
  const variable = secretVariable(name)
  const { fault } = read(variable)
  return fault ?? `Set ${variable} to the ${findChannel(kind)?.secret?.word ?? 'secret'}.`
}

/** Of a target whose messages wait for it. */
export function secretMissing(target: Pick<StoredTarget, 'name' | 'kind'>): string {
  return `What is for ${target.name} waits for a program that has its secret. ${howToGive(target)}`
}
