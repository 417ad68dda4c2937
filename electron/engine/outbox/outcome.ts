/** What came of one attempt to send. `answer` is for the log, and for people. */
export type Outcome =
  | { readonly result: 'sent' | 'failed'; readonly answer: string }
  /** To be tried again, after so many seconds if the service said so. */
  | { readonly result: 'later'; readonly answer: string; readonly afterSeconds: number | null }

export interface Answer {
  readonly status: number
  readonly body: string
  readonly retryAfter: string | null
}

/** 2xx is sent; a service that is busy or broken is asked again; what it refuses is refused for good. */
export function outcomeOf({ status, body, retryAfter }: Answer, now = Date.now()): Outcome {
  const said = body.trim() === '' ? '' : `: ${body.trim()}`
  const answer = `${status}${said}`
  if (status >= 200 && status < 300) return { result: 'sent', answer }
  if (status >= 300 && status < 400)
    return { result: 'failed', answer: `${status}: the service sends elsewhere, which is not followed.` }
  if (status === 408 || status === 429 || status >= 500)
    return { result: 'later', answer, afterSeconds: secondsOf(retryAfter, now) }
  return { result: 'failed', answer }
}

/** Retry-After is a number of seconds or a date; longer than six hours is not believed. */
export function secondsOf(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null
  const seconds = /^\d{1,9}$/.test(retryAfter.trim())
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - now) / 1000)
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 6 * 3600) : null
}

/** One line of at most 300 characters in which no secret stands, also where a service repeats what it was sent. */
export function loggable(text: string, secrets: readonly (string | undefined)[]): string {
  let line = text
  for (const secret of secrets.flatMap(partsOf).sort((a, b) => b.length - a.length))
    line = line.replaceAll(secret, '•••')
  line = line.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}

/** A URL's secret is its path: it is taken out also where it stands alone, coded or not. */
function partsOf(secret: string | undefined): string[] {
  if (secret === undefined || secret === '') return []
  const url = /^https?:/i.test(secret) && URL.canParse(secret) ? new URL(secret) : null
  if (url === null) return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]
  const values = [url.username, url.password, ...url.pathname.split('/'), ...url.searchParams.values()]
  const long = values.filter((value) => value.length >= 6)
  return [secret, url.href, url.pathname + url.search, ...long, ...long.map((part) => decoded(part))].filter(
    (part) => part.length > 1,
  )
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
