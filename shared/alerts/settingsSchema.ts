import { z } from 'zod'
import type { Declaration } from './channel.ts'
import { fieldFault, type Settings } from './fields.ts'

/**
 * The settings of a channel, made from its fields: each fault is at the path of its field. Here rather than beside the
 * fields, since the page, which checks by the same rules, holds no zod. What is not a field's is left out, as a newer program
 * may have put it there; what is empty is, too.
 */
function settingsSchema({ fields }: Declaration) {
  return z
    .record(z.string(), z.unknown(), 'The settings are no settings.')
    .superRefine((settings, context) => {
      for (const [key, field] of Object.entries(fields)) {
        const message = fieldFault(field, settings[key])
        if (message !== null) context.addIssue({ code: 'custom', message, path: [key] })
      }
    })
    .transform((settings) => {
      const given = Object.keys(fields).map((key) => [key, trimmed(settings[key])] as const)
      return Object.fromEntries(
        given.filter(([, value]) => value !== undefined && value !== null && value !== ''),
      ) as Settings
    })
}

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim()
  return Array.isArray(value) ? value.map(trimmed) : value
}

type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly says: string }

/** The settings as the channel's sender takes them, or the first thing that is wrong with them. */
export function readSettings(declaration: Declaration, settings: unknown): ReadSettings {
  const parsed = settingsSchema(declaration).safeParse(settings)
  return parsed.success
    ? { ok: true, settings: parsed.data }
    : { ok: false, says: parsed.error.issues.map(({ message }) => message).join(' ') }
}
