import { posix } from 'node:path'
import type { Entry } from 'yauzl'
import { otherKindError } from '../shape/otherKinds.ts'
import { boundedUnpacking } from './limits.ts'
import { type NumberForm, numberForm } from './numberFormats.ts'
import { damaged, packedError } from './packedError.ts'
import { createTextStore, type TextStore } from './textStore.ts'
import { readXml } from './xml.ts'
import type { XmlHandlers } from './xmlScanner.ts'
import type { Archive } from './zip.ts'

/** A workbook's parts, as far as its rows need them (ECMA-376, part 1). */
export interface Workbook {
  readonly sheets: readonly Sheet[]
  /** Days are counted from 1904. */
  readonly is1904: boolean
  readonly sharedTexts: TextStore
  /** By the style's number. */
  readonly forms: readonly NumberForm[]
}

export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly entry: Entry
}

/** Reads one part of the archive as XML. */
export async function readPart(
  archive: Archive,
  entry: Entry,
  name: string,
  handlers: Partial<XmlHandlers>,
  rest?: () => Promise<void> | undefined,
): Promise<void> {
  const all: XmlHandlers = { open: ignore, text: ignore, close: ignore, ...handlers }
  try {
    await readXml(archive.open(entry), all, boundedUnpacking(name, entry.compressedSize), rest)
  } catch (error) {
    throw damaged(name, error)
  }
}

/** @throws LoaderError file-packed; file-workbook, file-not-text for another kind of document */
export async function openWorkbook(archive: Archive, name: string): Promise<Workbook> {
  const entryOf = (path: string): Entry | undefined =>
    archive.entries.find(({ fileName }) => fileName.toLowerCase() === path.toLowerCase())
  const relationsOf = async (part: string): Promise<Relation[]> => {
    const { dir, base } = posix.parse(part)
    const entry = entryOf(posix.join(dir, '_rels', `${base}.rels`))
    return entry === undefined ? [] : readRelations(archive, entry, name, dir)
  }

  const main =
    (await relationsOf('')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const entry = entryOf(main)
  if (entry === undefined || !main.startsWith('xl/')) refuseOther(main, archive, name)
  const parts = await relationsOf(main)
  const partOf = (type: string) => {
    const target = parts.find((relation) => relation.type === type)?.target
    return target === undefined ? undefined : entryOf(target)
  }
  const { sheets, is1904 } = await readSheets(archive, entry as Entry, name)
  return {
    is1904,
    sheets: sheets.flatMap(({ id, name: sheetName, isHidden }) => {
      const relation = parts.find((one) => one.id === id && one.type === 'worksheet')
      const sheet = relation === undefined ? undefined : entryOf(relation.target)
      return sheet === undefined ? [] : [{ name: sheetName, isHidden, entry: sheet }]
    }),
    sharedTexts: await readSharedTexts(archive, partOf('sharedStrings'), name),
    forms: await readForms(archive, partOf('styles'), name),
  }
}

function refuseOther(main: string, archive: Archive, name: string): never {
  const hint = 'Open it in Excel, save it as .xlsx or as CSV UTF-8, and load that.'
  if (main.endsWith('.bin') || archive.entries.some(({ fileName }) => fileName === 'xl/workbook.bin'))
    throw otherKindError({ what: 'a binary Excel workbook (.xlsb)', hint, code: 'file-workbook' }, name)
  const what = main.startsWith('word/')
    ? 'a Word document'
    : main.startsWith('ppt/')
      ? 'a PowerPoint document'
      : 'an Office document without a table'
  throw otherKindError(
    { what, hint: 'Export the list as CSV UTF-8, and load that.', code: 'file-not-text' },
    name,
  )
}

interface Relation {
  readonly id: string
  /** The last part of its URI, which is the same in both editions of the standard. */
  readonly type: string
  /** Path in the archive. */
  readonly target: string
}

async function readRelations(
  archive: Archive,
  entry: Entry,
  name: string,
  folder: string,
): Promise<Relation[]> {
  const relations: Relation[] = []
  await readPart(archive, entry, name, {
    open(tag, attributes) {
      if (tag !== 'Relationship' || attributes.get('TargetMode') === 'External') return
      const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map(attributes.get)
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      relations.push({ id, type: posix.basename(type), target: path })
    },
  })
  return relations
}

async function readSheets(archive: Archive, entry: Entry, name: string) {
  const sheets: { id: string; name: string; isHidden: boolean }[] = []
  let is1904 = false
  await readPart(archive, entry, name, {
    open(tag, attributes) {
      if (tag === 'workbookPr') is1904 = isTrue(attributes.get('date1904'))
      if (tag !== 'sheet') return
      const state = attributes.get('state')
      const isHidden = state === 'hidden' || state === 'veryHidden'
      sheets.push({ id: attributes.local('id') ?? '', name: attributes.get('name') ?? '', isHidden })
    },
  })
  if (sheets.length === 0)
    throw packedError(name, 'is a workbook without a sheet', 'See whether it is the right file.')
  return { sheets, is1904 }
}

/** A shared text without formats. */
const plainText = /<si><t(?: xml:space="preserve")?>([^<&\]\r]*)<\/t><\/si>/y

async function readSharedTexts(archive: Archive, entry: Entry | undefined, name: string): Promise<TextStore> {
  const texts = createTextStore()
  if (entry === undefined) return texts
  let text = ''
  let isText = false
  let isPhonetic = false
  await readPart(archive, entry, name, {
    open(tag) {
      if (tag === 'si') text = ''
      else if (tag === 'rPh') isPhonetic = true
      else if (tag === 't') isText = !isPhonetic
    },
    text(piece) {
      if (isText) text += piece
    },
    close(tag) {
      if (tag === 'si') texts.add(unescaped(text))
      else if (tag === 'rPh') isPhonetic = false
      else if (tag === 't') isText = false
    },
    whole: { pattern: plainText, tell: (match) => texts.add(unescaped(match[1] as string)) },
  })
  return texts
}

async function readForms(archive: Archive, entry: Entry | undefined, name: string): Promise<NumberForm[]> {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let isCells = false
  if (entry !== undefined) {
    await readPart(archive, entry, name, {
      open(tag, attributes) {
        if (tag === 'numFmt')
          codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
        else if (tag === 'cellXfs') isCells = true
        else if (tag === 'xf' && isCells) formats.push(Number(attributes.get('numFmtId') ?? 0))
      },
      close(tag) {
        if (tag === 'cellXfs') isCells = false
      },
    })
  }
  return formats.map((id) => numberForm(id, codes.get(id)))
}

/** `_x000D_` stands for a character that XML can't hold, `_x005F_` for the line before such a text. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

function ignore() {}
