import { describe, expect, test } from 'vitest'
import { sourceOf } from '../testing/sourceFile.ts'
import { layoutOf } from './layout.ts'
import { recordReader } from './readRecord.ts'

const columns = ['Name', 'License', 'Kind', 'Status', 'Visit']
const ends = (file: object, rows: string[][], header = columns) => {
  const read = recordReader(layoutOf(sourceOf({ columns, file }), header), '2025-11-05')
  return rows.map((row) => {
    const { reject, aside, onePer } = read(row)
    return reject?.cause ?? aside ?? onePer ?? 'counts'
  })
}

describe('which records of a source count', () => {
  test('are those of one of some values, in any case', () => {
    const file = { only: { column: 'Kind', is: ['Center', 'Home'] } }
    expect(
      ends(file, [
        ['A', '1', ' CENTER ', '', ''],
        ['B', '2', 'Camp', '', ''],
        ['C', '3', '', '', ''],
      ]),
    ).toEqual(['counts', 'only: Kind is Center, Home', 'only: Kind is Center, Home'])
  })

  test('must be of all selections, and of none that is excepted', () => {
    const file = {
      only: [
        { column: 'Kind', is: ['Center'] },
        { column: 'Status', is: ['Open', ''] },
      ],
      except: { column: 'Name', contains: ['test'] },
    }
    const rows = [
      ['A', '1', 'Center', 'Open', ''],
      ['B', '2', 'Center', '', ''],
      ['C', '3', 'Center', 'Closed', ''],
      ['A TEST FACILITY', '4', 'Center', 'Open', ''],
      ['A TESTAMENT', '5', 'Center', 'Open', ''],
    ]
    expect(ends(file, rows)).toEqual([
      ...['counts', 'counts', 'only: Status is Open, blank', 'except: Name is …test…', 'counts'],
    ])
  })

  test('are set aside before they are rejected for what they lack, but a remark is a reject', () => {
    const file = { only: { column: 'Kind', is: ['Center'] } }
    expect(
      ends(file, [
        ['', '', 'Camp', '', ''],
        ['Total', '', '', '', ''],
        ['', '', 'Center', 'x', 'y'],
      ]),
    ).toEqual(['only: Kind is Center', 'not_a_facility', 'no_company'])
  })

  test('are all where the file lacks the column', () => {
    const file = { only: { column: 'Kind', is: ['Center'] }, onePer: { column: 'License' } }
    expect(ends(file, [['A', '1', 'Open', '']], ['Name', 'License', 'Status', 'Visit'])).toEqual(['1'])
  })

  test('of a source with several records of a facility are told by what names it', () => {
    const file = { onePer: { column: ['License', 'Kind'], drop: ['Visit'] } }
    const rows = [
      ['A', '1', 'Center', '', '1/2/2025'],
      ['A', '', '', '', ''],
    ]
    expect(ends(file, rows)).toEqual(['1\nCenter', 'no_license_number'])
  })

  test('keep nothing of the columns that are dropped', () => {
    const source = sourceOf({ columns, file: { onePer: { column: 'License', drop: ['Visit'] } } })
    const read = recordReader(layoutOf(source, columns), '2025-11-05')
    expect(read(['A', '1', 'Center', 'Open', '1/2/2025']).record.attributes).toEqual({
      kind: 'Center',
      status: 'Open',
    })
  })

  test('may lack their last cells where the source pads them', () => {
    expect(ends({}, [['A', '1']])).toEqual(['too_few_cells'])
    expect(ends({ shortRows: 'pad' }, [['A', '1'], ['A']])).toEqual(['counts', 'no_license_number'])
  })
})
