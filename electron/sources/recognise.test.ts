import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../shared/errors.ts'
import { sourceOf } from '../testing/sourceFile.ts'
import { checkExamples } from './examples.ts'
import { madeSource } from './format/buildSource.ts'
import { withChosen } from './format/withChosen.ts'
import { sourceById, sources } from './index.ts'
import { layoutOf } from './layout.ts'
import { recognise, requireLayout } from './recognise.ts'
import { sourceColumns } from './source.ts'

const headerOf = (id: string) => sourceColumns(sourceById(id)).map(({ name }) => name)

describe('recognising a file by its header', () => {
  test.each(sources.map(({ id }) => id))('knows the usual header of %s, in any order', (id) => {
    for (const header of [headerOf(id), headerOf(id).reverse()]) {
      const found = recognise(sources, header)
      expect(found.kind === 'recognised' && found.layout.source.id).toBe(id)
      expect(found.kind === 'recognised' && found.layout.missing).toEqual([])
    }
  })

  test.each(sources.map(({ id }) => id))('takes the list of %s for none of another state', (id) => {
    const others = sources.filter((source) => source.id !== id)
    expect(recognise(others, headerOf(id)).kind).toBe('unknown')
  })

  test('looks past case, spaces and punctuation', () => {
    const header = headerOf('nevada').map((name) => ` ${name.toUpperCase().replaceAll(' ', '_')}.`)
    expect(recognise(sources, header).kind).toBe('recognised')
  })

  test('takes half of the other columns for enough, and no fewer', () => {
    const [company = '', , licenseNumber = ''] = headerOf('nevada')
    const others = headerOf('nevada').filter((name) => name !== company && name !== licenseNumber)
    const half = others.slice(0, Math.ceil(others.length / 2))
    expect(recognise(sources, [company, licenseNumber, ...half]).kind).toBe('recognised')
    expect(recognise(sources, [company, licenseNumber, ...half.slice(1)]).kind).toBe('unknown')
  })

  test('says which source is nearest and what it lacks', () => {
    const header = headerOf('nevada').filter((name) => name !== 'Credential Number')
    const found = recognise(sources, header)
    expect(found).toMatchObject({ kind: 'unknown', lacks: ['Credential Number'] })
    expect(found.kind === 'unknown' && found.nearest?.id).toBe('nevada')
  })

  test('calls none the nearest of which no column matches', () => {
    expect(recognise(sources, ['Colour;Shape', ''])).toMatchObject({
      kind: 'unknown',
      nearest: null,
      reason: 'no column is one of a known source: the header reads Colour;Shape',
    })
  })

  test('calls the one with the most matching headers the nearest', () => {
    const header = headerOf('texas').slice(2, 9)
    expect(recognise(sources, header)).toMatchObject({ kind: 'unknown', nearest: { id: 'texas' } })
  })

  const twin = (id: string) => sourceOf({ id, columns: ['Name', 'License'] })

  test('does not choose between two sources that match equally', () => {
    const found = recognise([twin('one'), twin('two')], ['Name', 'License'])
    expect(found).toMatchObject({ kind: 'tie' })
  })

  test.each<[string, string[], ErrorCode]>([
    ['no source knows', ['Company', 'License', 'Anything'], 'file-unrecognised'],
    ['is empty but for commas', ['', '', ''], 'file-unrecognised'],
  ])('refuses a header that %s', (_, header, code) => {
    expect(() => requireLayout(sources, 'strange.csv', header)).toThrow(
      expect.objectContaining({ code, file: 'strange.csv' }),
    )
  })
})

describe('the layout of a file', () => {
  const texas = sourceById('texas')
  const chosen = (column: string, header: string) => madeSource(withChosen(texas.file, column, header))

  test('takes aliases', () => {
    const header = headerOf('texas').map((name) =>
      name === 'Operation' ? 'Operation #' : name === 'Operation Name' ? 'Operation/Caregiver Name' : name,
    )
    expect(layoutOf(texas, header)).toMatchObject({ missing: [], added: [], extras: [] })
  })

  test('maps the first of two columns with one name and keeps the second as an attribute', () => {
    const header = [...headerOf('texas'), 'Status', 'Quality Rating', 'Quality rating', '']
    const { extras, added } = layoutOf(texas, header)
    expect(extras.map(({ key }) => key)).toEqual([
      'column_24',
      'quality_rating',
      'quality_rating_2',
      'status_2',
    ])
    expect(added).toEqual(['Status', 'Quality Rating', 'Quality rating'])
  })

  test.each([
    ['Quality Rating', 'quality_rating'],
    ['QualityRating', 'quality_rating'],
    ['qualityRating', 'quality_rating'],
    ['QUALITY RATING', 'quality_rating'],
    ['QUALITYRATING', 'qualityrating'],
    ['Quality_Rating (%)', 'quality_rating'],
    ['VisitID', 'visit_id'],
    ['VisitIDs', 'visit_ids'],
    ['URLOfMap', 'url_of_map'],
    ['URLAddress', 'url_address'],
    ['Step5Level', 'step5_level'],
    ['2ND LANGUAGE', '2nd_language'],
    ['ÉtéOuvert', 'été_ouvert'],
  ])('names the attribute of a new column %s %s', (name, key) => {
    expect(layoutOf(texas, [...headerOf('texas'), name]).extras.map((extra) => extra.key)).toEqual([key])
  })

  test('tells of a new column whose header has no letters', () => {
    expect(layoutOf(texas, [...headerOf('texas'), '★', ' \u200b']).added).toEqual(['★'])
  })

  test('tells of the columns that the file lacks', () => {
    const header = headerOf('texas').filter((name) => name !== 'Capacity')
    expect(layoutOf(texas, header).missing).toEqual(['Capacity'])
  })

  test('never gives a new column the key of a rule', () => {
    const header = [...headerOf('texas'), 'Phone Extension']
    expect(layoutOf(texas, header).extras.map(({ key }) => key)).toEqual(['phone_extension_2'])
  })

  test('passes over the columns of an export of rejects', () => {
    const header = [...headerOf('texas'), '_line', '_field', '_value', '_reason']
    expect(layoutOf(texas, header)).toMatchObject({ extras: [], added: [] })
  })

  test('lets a person feed a column from another', () => {
    const header = headerOf('texas').map((name) => (name === 'Capacity' ? 'Seats' : name))
    const { places, missing } = layoutOf(chosen('Capacity', 'seats'), header)
    expect(missing).toEqual([])
    expect([...places].find(([{ name }]) => name === 'Capacity')?.[1]).toBe(header.indexOf('Seats'))
  })

  test('takes what a person chose before the usual header and aliases', () => {
    const header = [...headerOf('texas'), 'Seats']
    const { places, added } = layoutOf(chosen('Capacity', 'Seats'), header)
    expect([...places].find(([{ name }]) => name === 'Capacity')?.[1]).toBe(header.indexOf('Seats'))
    expect(added).toEqual(['Capacity'])
    // the header of another column is taken from it
    const swapped = layoutOf(chosen('Capacity', 'Phone'), headerOf('texas'))
    expect(swapped).toMatchObject({ missing: ['Phone'], added: ['Capacity'] })
  })

  test('of examples goes by columns, whatever header was chosen', () => {
    expect(checkExamples(chosen('Capacity', 'Phone'))).toEqual([])
  })

  test('takes the usual header and aliases where the file lacks what a person chose', () => {
    const source = chosen('Operation', 'Permit')
    for (const name of ['Operation', 'Operation #'])
      expect(
        layoutOf(
          source,
          headerOf('texas').map((usual) => (usual === 'Operation' ? name : usual)),
        ),
      ).toMatchObject({ missing: [], added: [] })
  })
})
