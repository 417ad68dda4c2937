/**
 * What the messages of a server must look like, as PostgreSQL's protocol has them. `pg` reads them without a look at their
 * ends: one that is cut short crashes it, and one without its last zero is read for ever.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

/** Looks at bytes from `start` up to `end`; true when they are a whole body of its kind. */
type Form = (bytes: Buffer, start: number, end: number) => boolean

/** Where the text that begins there ends, after its zero; past `end` when it has none. */
function afterText(bytes: Buffer, start: number, end: number): number {
  const zero = bytes.indexOf(0, start)
  return zero < 0 || zero >= end ? end + 1 : zero + 1
}

const empty: Form = (_, start, end) => start === end

const texts =
  (count: number, before = 0): Form =>
  (bytes, start, end) => {
    let at = start + before
    for (let index = 0; index < count && at <= end; index += 1) at = afterText(bytes, at, end)
    return at === end
  }

/** Fields of an error or a notice: a letter and a text each, then a zero. */
const fields: Form = (bytes, start, end) => {
  let at = start
  while (at < end && bytes[at] !== 0) at = afterText(bytes, at + 1, end)
  return at === end - 1
}

const rowDescription: Form = (bytes, start, end) => {
  if (start + 2 > end) return false
  let at = start + 2
  for (let left = bytes.readInt16BE(start); left > 0 && at <= end; left -= 1)
    at = afterText(bytes, at, end) + 18
  return at === end
}

const dataRow: Form = (bytes, start, end) => {
  if (start + 2 > end) return false
  let at = start + 2
  for (let left = bytes.readInt16BE(start); left > 0; left -= 1) {
    if (at + 4 > end) return false
    const length = bytes.readInt32BE(at)
    if (length < -1) return false
    at += length < 0 ? 4 : 4 + length
  }
  return at === end
}

const counted =
  (before: number, each: number): Form =>
  (bytes, start, end) =>
    start + before + 2 <= end && start + before + 2 + bytes.readUInt16BE(start + before) * each === end

/** Ways to authenticate that `pg` knows; it throws at others. */
const authentication: Form = (bytes, start, end) => {
  if (start + 4 > end) return false
  const kind = bytes.readInt32BE(start)
  if (kind === 0 || kind === 3) return start + 4 === end
  if (kind === 5) return start + 8 === end
  if (kind === 11 || kind === 12) return true
  if (kind !== 10) return false
  let at = start + 4
  while (at < end && bytes[at] !== 0) at = afterText(bytes, at, end)
  return at === end - 1
}

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** Longest message while nobody has logged in: who answers is not known yet. */
const longestBefore = 64 * kilobyte
const longest = 16 * megabyte
/** A row: no longer text can be held anyway. */
const longestRow = 512 * megabyte

const letter = (code: string) => code.charCodeAt(0)

const forms: ReadonlyMap<number, Form> = new Map(
  Object.entries<Form>({
    R: authentication,
    E: fields,
    N: fields,
    S: texts(2),
    K: (_, start, end) => start + 8 <= end,
    Z: (bytes, start, end) => start + 1 === end && 'ITE'.includes(String.fromCharCode(bytes[start] ?? 0)),
    D: dataRow,
    T: rowDescription,
    C: texts(1),
    A: texts(2, 4),
    t: counted(0, 4),
    G: counted(1, 2),
    H: counted(1, 2),
    W: counted(1, 2),
    d: () => true,
    1: empty,
    2: empty,
    3: empty,
    n: empty,
    s: empty,
    I: empty,
    c: empty,
  }).map(([code, form]) => [letter(code), form]),
)

const beforeLogin = new Set([...'RENSKZ'].map(letter))

/** The server waits for a statement; the first of these ends the login. */
export const readyForQuery = letter('Z')

/** Whether a message of this kind and length can come; `length` counts its own four bytes. */
export function canCome(code: number, length: number, isLoggedIn: boolean): boolean {
  if (length < 4) return false
  if (!isLoggedIn) return beforeLogin.has(code) && length <= longestBefore
  const isRow = code === letter('D') || code === letter('d')
  return forms.has(code) && length <= (isRow ? longestRow : longest)
}

export function isWhole(code: number, bytes: Buffer, start: number, end: number): boolean {
  return forms.get(code)?.(bytes, start, end) === true
}
