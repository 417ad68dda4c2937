import { isXmlName, nameEnd, withoutReferences } from './xmlNames.ts'

/** Attributes of a tag, while it is told. */
interface XmlAttributes {
  /** By the whole name, with its prefix. */
  get(name: string): string | undefined
  /** By the name behind the prefix: `id` of `r:id`. */
  local(name: string): string | undefined
}

/** What is told of an XML document while it is read. Names are without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void
  text(text: string): void
  close(name: string): void
  /**
   * A run of whole elements that is told in one piece in the place of its tags: most of a sheet is cells of a few forms.
   * The pattern is sticky, and matches only what is well formed and needs no entity or line ending resolved.
   */
  readonly whole?: { readonly pattern: RegExp; tell(match: RegExpExecArray): void } | undefined
}

interface XmlScanner {
  /** Takes the next piece of the document; of characters no pair of surrogates may be parted. */
  write(piece: string): void
  end(): void
}

/** A tag, a comment or the like: none of a workbook comes near. */
const mostMarkup = 1024 * 1024
const mostDepth = 256
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const disallowed = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/u
const declaration =
  /^<\?xml\s+version\s*=\s*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>$/
const notSpace = /[^ \t\n\r]/

const less = 0x3c
const slash = 0x2f
const greater = 0x3e
const equals = 0x3d
const bang = 0x21
const question = 0x3f

/**
 * Reads XML 1.0 piece by piece and refuses what is not well formed. A sheet is ten times as many tags as its table has
 * cells, so the tags decide how long a workbook takes: here a tag costs a few looks at its characters. A document type
 * is refused and so is every entity but the five of XML, so nothing is fetched and nothing grows.
 * @throws Error of what is not well formed
 */
export function createXmlScanner(handlers: XmlHandlers): XmlScanner {
  let text = ''
  let at = 0
  let isStart = true
  let hasRoot = false
  const open: string[] = []
  const names: string[] = []
  const values: string[] = []
  let count = 0
  const { whole } = handlers

  const attributes: XmlAttributes = {
    get(name) {
      for (let index = 0; index < count; index++) if (names[index] === name) return values[index]
      return undefined
    },
    local(name) {
      for (let index = 0; index < count; index++)
        if (localName(names[index] as string) === name) return values[index]
      return undefined
    },
  }

  /** Tells the text up to `end`. */
  const tellText = (end: number): void => {
    if (end === at) return
    const piece = text.slice(at, end)
    at = end
    if (open.length === 0) {
      if (notSpace.test(piece)) throw new Error('a text in its XML stands outside of all elements')
      return
    }
    if (piece.includes(']]>')) throw new Error('a text in its XML holds ]]>')
    handlers.text(withoutReferences(withLineFeeds(piece)))
  }

  /** Where the text that can be told ends: an entity, `\r\n` and `]]>` may go on in the next piece. */
  const textEnd = (): number => {
    let end = text.length
    const reference = text.lastIndexOf('&')
    if (reference >= at && text.indexOf(';', reference) < 0) {
      if (end - reference > 16) throw new Error('an entity in its XML has no end')
      end = reference
    }
    while (end > at && (text[end - 1] === '\r' || text[end - 1] === ']')) end -= 1
    return end
  }

  const closeElement = (name: string): void => {
    open.pop()
    handlers.close(localName(name))
  }

  /** Each of these goes on behind the markup at `at`, or gives false where its end has not come. */
  const closeTag = (): boolean => {
    const end = text.indexOf('>', at)
    if (end < 0) return false
    const name = open.at(-1)
    const from = at + 2
    if (
      name === undefined ||
      !text.startsWith(name, from) ||
      (from + name.length !== end && notSpace.test(text.slice(from + name.length, end)))
    )
      throw new Error(`</${text.slice(from, Math.min(end, from + 40))}> in its XML closes another element`)
    at = end + 1
    closeElement(name)
    return true
  }

  const openTag = (): boolean => {
    let end = nameEnd(text, at + 1)
    const name = text.slice(at + 1, end)
    count = 0
    for (;;) {
      const before = end
      while (isSpace(text.charCodeAt(end))) end += 1
      if (end >= text.length) return false
      const code = text.charCodeAt(end)
      if (code === greater || code === slash) break
      if (end === before) throw notWellFormed(name)
      const next = readAttribute(end, name)
      if (next < 0) return false
      end = next
    }
    const isEmpty = text.charCodeAt(end) === slash
    if (isEmpty) {
      end += 1
      if (end >= text.length) return false
      if (text.charCodeAt(end) !== greater) throw notWellFormed(name)
    }
    if (!isXmlName(name)) throw notWellFormed(name)
    if (open.length === 0 && hasRoot) throw new Error('its XML has a second root')
    if (open.length === mostDepth) throw new Error(`its XML is over ${mostDepth} elements deep`)
    hasRoot = true
    at = end + 1
    open.push(name)
    handlers.open(localName(name), attributes)
    if (isEmpty) closeElement(name)
    return true
  }

  /** Gives where the attribute at `from` ends, -1 where that has not come. */
  const readAttribute = (from: number, tag: string): number => {
    let end = nameEnd(text, from)
    const name = text.slice(from, end)
    while (isSpace(text.charCodeAt(end))) end += 1
    if (end >= text.length) return -1
    if (text.charCodeAt(end) !== equals || !isXmlName(name)) throw notWellFormed(tag)
    end += 1
    while (isSpace(text.charCodeAt(end))) end += 1
    if (end >= text.length) return -1
    const quote = text[end] as string
    if (quote !== '"' && quote !== "'") throw notWellFormed(tag)
    const close = text.indexOf(quote, end + 1)
    if (close < 0) return -1
    const value = text.slice(end + 1, close)
    if (value.includes('<') || attributes.get(name) !== undefined) throw notWellFormed(tag)
    names[count] = name
    values[count] = withoutReferences(withSpaces(value))
    count += 1
    return close + 1
  }

  const instruction = (): boolean => {
    const end = text.indexOf('?>', at)
    if (end < 0) return false
    const whole = text.slice(at, end + 2)
    const target = /^<\?([^\s?]*)(?=\s|\?>)/.exec(whole)?.[1] ?? ''
    const isRight = target.toLowerCase() === 'xml' ? isStart && declaration.test(whole) : isXmlName(target)
    if (!isRight) throw new Error('an instruction in its XML is not well formed')
    at = end + 2
    return true
  }

  const declared = (): boolean => {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('--', at + 4)
      if (end < 0 || end + 2 >= text.length) return false
      if (text.charCodeAt(end + 2) !== greater) throw new Error('a comment in its XML holds --')
      at = end + 3
      return true
    }
    if (text.startsWith('<![CDATA[', at) && open.length > 0) {
      const end = text.indexOf(']]>', at)
      if (end < 0) return false
      if (end > at + 9) handlers.text(withLineFeeds(text.slice(at + 9, end)))
      at = end + 3
      return true
    }
    // of `<!` and the longest of the words at least as much must have come
    if (text.length - at < 9) return false
    throw new Error(
      text.startsWith('<!DOCTYPE', at)
        ? 'its XML declares a document type'
        : 'a declaration in its XML is not well formed',
    )
  }

  const markup = (): boolean => {
    if (at + 1 >= text.length) return false
    const code = text.charCodeAt(at + 1)
    if (code === slash) return closeTag()
    if (code === bang) return declared()
    if (code === question) return instruction()
    return openTag()
  }

  const tellWhole = (): boolean => {
    if (whole === undefined || open.length === 0) return false
    whole.pattern.lastIndex = at
    const match = whole.pattern.exec(text)
    if (match === null) return false
    at = whole.pattern.lastIndex
    whole.tell(match)
    return true
  }

  const scan = (isEnd: boolean): void => {
    for (;;) {
      if (text.charCodeAt(at) !== less) {
        const next = text.indexOf('<', at)
        tellText(next >= 0 ? next : isEnd ? text.length : textEnd())
        if (next < 0) return
        isStart = false
      }
      if (!tellWhole() && !markup()) return
      isStart = false
    }
  }

  return {
    write(piece) {
      if (piece === '') return
      if (disallowed.test(piece)) throw new Error('its XML holds a character that none may hold')
      const rest = text.slice(at)
      if (rest.length > mostMarkup) throw new Error('a tag in its XML is over 1 MiB')
      text = rest === '' ? piece : rest + piece
      at = 0
      if (isStart && !hasRoot && text.charCodeAt(0) === 0xfeff) at = 1
      scan(false)
    },
    end() {
      scan(true)
      if (at < text.length || open.length > 0 || !hasRoot)
        throw new Error(hasRoot ? 'its XML has no end' : 'its XML is empty')
    },
  }
}

function notWellFormed(tag: string): Error {
  return new Error(`a tag in its XML is not well formed: ${tag.slice(0, 40)}`)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

/** Line endings of any system are one line feed (XML 1.0, 2.11). */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Of an attribute each white space is a space (XML 1.0, 3.3.3). */
function withSpaces(value: string): string {
  return /[\t\n\r]/.test(value) ? withLineFeeds(value).replace(/[\t\n]/g, ' ') : value
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
