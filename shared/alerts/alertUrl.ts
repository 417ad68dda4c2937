import type { Secret } from './channel.ts'

/** A URL as a target may have it, or null: http or https, with a host, without a name and password in it. */
export function alertUrl(text: string): URL | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null
  return url.username === '' && url.password === '' ? url : null
}

/** What is wrong with a secret that is a URL, in a sentence that does not repeat it, or null. */
export function urlFault(
  text: string,
  { example = 'https://hooks.example.com/services/…', refuses }: Pick<Secret, 'example' | 'refuses'>,
  allowPrivate: boolean,
): string | null {
  const url = alertUrl(text)
  if (url === null) return `That is no URL as ${example}.`
  if (url.protocol === 'http:' && !allowPrivate)
    return 'The URL must begin with https. Only to private addresses, once allowed, http will do.'
  return refuses?.(url) ?? null
}
