import type { MadeEdit } from './madeEdit.ts'

const longest = 60

/** What an edit did, for people: "Phone: '702-555-O101' became '702-555-0101' by ada, 2026-11-29: letter O for zero". */
export function editText({ kind, column, from, to, who, at, why }: MadeEdit, isApplied = true): string {
  const by = `by ${kind === 'correction' ? 'a standing correction of ' : ''}${who}, ${at.slice(0, 10)}`
  const done = isApplied ? what(kind, column, from, to) : `not applied: ${wanted(kind, column, from, to)}`
  return `${done} ${by}${why === null ? '' : `: ${why}`}`
}

function what(kind: MadeEdit['kind'], column: string | null, from: string, to: string | null): string {
  if (kind === 'leave-out') return 'set aside'
  if (kind === 'record') return 'text of the record changed'
  return `${column}: ${quoted(from)} became ${quoted(to ?? '')}`
}

function wanted(kind: MadeEdit['kind'], column: string | null, from: string, to: string | null): string {
  if (kind === 'leave-out') return 'to be set aside'
  if (kind === 'record') return 'another text of the record'
  return `${column}: ${quoted(from)} to ${quoted(to ?? '')}`
}

function quoted(text: string): string {
  return text === '' ? 'empty' : `'${text.length > longest ? `${text.slice(0, longest - 1)}…` : text}'`
}
