import { crc32, deflateRawSync } from 'node:zlib'

/** How a part of an archive differs from an ordinary one. */
interface TestPart {
  readonly name: string
  readonly content: Buffer | string
  /** Says that it needs a password. */
  readonly isEncrypted?: boolean
}

/** A zip archive of the parts (APPNOTE.TXT, 4.3), for the tests of this folder and of those that load packed files. */
export function testArchive(parts: readonly TestPart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, isEncrypted = false } of parts) {
    const bytes = Buffer.from(content as Buffer)
    const packed = deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(isEncrypted ? 0x801 : 0x800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]),
    )
    bodies.push(body)
    offset += body.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, list, end])
}

interface TestSheet {
  readonly name: string
  /** Content of its `sheetData`. */
  readonly rows: string
  readonly state?: 'hidden'
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[]
  /** Content of `sst`. */
  readonly shared?: string
  /** Codes of number formats: style n has the n-th; style 0 is General. */
  readonly formats?: readonly string[]
  readonly is1904?: boolean
  readonly others?: readonly TestPart[]
  /** Written before each name of an element, as some programs do. */
  readonly prefix?: string
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook with these parts. */
export function testWorkbook({
  sheets,
  shared = '',
  formats = [],
  is1904 = false,
  others = [],
  prefix = '',
}: TestWorkbook): Buffer {
  const wrap = (root: string, content: string) => {
    const space = prefix === '' ? `xmlns="${main}"` : `xmlns:${prefix.slice(0, -1)}="${main}"`
    const body = content.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}`)
    return `${declaration}<${prefix}${root} ${space} xmlns:r="${relation}">${body}</${prefix}${root}>`
  }
  const relations = (list: readonly [id: string, type: string, target: string][]) =>
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(([id, type, target]) => `<Relationship Id="${id}" Type="${relation}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  )
  const codes = formats.map(
    (code, index) => `<numFmt numFmtId="${170 + index}" formatCode="${escaped(code)}"/>`,
  )
  const styles = formats.map((_code, index) => `<xf numFmtId="${170 + index}"/>`)
  return testArchive([
    { name: '[Content_Types].xml', content: `${declaration}<Types/>` },
    { name: '_rels/.rels', content: relations([['rId1', 'officeDocument', '/xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: wrap(
        'workbook',
        `<workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ...sheets.map((_sheet, index): [string, string, string] => [
          `rId${index + 1}`,
          'worksheet',
          `worksheets/sheet${index + 1}.xml`,
        ]),
        ['rId90', 'sharedStrings', 'sharedStrings.xml'],
        ['rId91', 'styles', 'styles.xml'],
      ]),
    },
    { name: 'xl/sharedStrings.xml', content: wrap('sst', shared) },
    {
      name: 'xl/styles.xml',
      content: wrap(
        'styleSheet',
        `<numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs>`,
      ),
    },
    ...sheets.map(({ rows }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: wrap('worksheet', `<sheetData>${rows}</sheetData>`),
    })),
    ...others,
  ])
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** Rows of text cells. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map(
      (cells, index) =>
        `<row r="${index + 1}">${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
    )
    .join('')
}
