import type { FileCard } from '../../../shared/window/files.ts'
import type { Bridge } from '../../bridge.ts'
import { card, type FakeFile, fileKinds, fileOf, mappingTable, nevada } from '../fakeReview.ts'
import type { FakeState } from '../fakeStates.ts'
import { no, yes } from './answers.ts'

const oddCards: readonly FileCard[] = [
  {
    ...card(fileKinds[0] as FakeFile),
    name: 'march.csv',
    alreadyLoaded: null,
    addedColumns: [],
    recognition: {
      kind: 'unknown',
      reason: 'The nearest source is nevada; the file lacks Credential Number and 7 other columns.',
      nearest: nevada,
    },
  },
  {
    ...card(fileKinds[1] as FakeFile),
    name: 'list from the state.csv',
    encoding: null,
    encodingReason: null,
    notes: [],
    recognition: {
      kind: 'unreadable',
      error: {
        code: 'file-workbook',
        message: 'list from the state.csv is an Excel workbook.',
        hint: 'Open it in Excel and save it as “CSV UTF-8”.',
      },
    },
  },
]

/** Files that are chosen, and which of their columns feed which field. */
export function fakeFileCalls(state: FakeState): Pick<Bridge, 'files' | 'mapping'> {
  const chosen = new Map<string, string>()
  const cards = state === 'odd' ? oddCards : fileKinds.map(card)
  const files = cards.map(({ id, name, bytes }) => ({ id, name, bytes }))
  return {
    files: {
      choose: () => yes(files),
      dropped: () => yes(files),
      inspect: ({ id }) => {
        const found = cards.find((one) => one.id === id)
        return found ? yes(found) : no({ code: 'file-missing', message: 'The file is no longer there.' })
      },
      samples: () => yes(files),
      recent: () =>
        yes({
          folder: state === 'first' ? null : 'input_files',
          files:
            state === 'first' ? [] : files.map((file) => ({ ...file, modifiedAt: '2026-11-21T08:30:00Z' })),
        }),
    },
    mapping: {
      table: ({ id }) => yes(mappingTable(fileOf(id), chosen)),
      choose: ({ source, column, fileColumn }) => {
        if (fileColumn === null) chosen.delete(`${source}/${column}`)
        else chosen.set(`${source}/${column}`, fileColumn)
        return yes(undefined)
      },
    },
  }
}
