import type { RecordField } from '../../shared/columns.ts'
import type { ChangeRow } from '../../shared/window/changes.ts'
import type { ChangedTable, ChangeKind } from '../../shared/window/kinds.ts'
import { cellText } from '../text/display.ts'
import { fieldLabels, labelOfAttribute } from '../text/fields.ts'

export const kindWords: Record<ChangeKind, string> = { added: 'Added', gone: 'Gone', changed: 'Changed' }
/** Stand before the word where no icon can. */
export const kindSigns: Record<ChangeKind, string> = { added: '+', gone: '−', changed: '≠' }

/** One of a table, and several. */
export const tableWords: Record<ChangedTable, readonly [one: string, many: string]> = {
  facility: ['facility', 'facilities'],
  license: ['license', 'licenses'],
}

type Change = ChangeRow['fields'][number]

/** facility.capacity → Capacity, attributes.star_level → Star level, facility.attributes → Attributes */
export function changedFieldLabel(field: string): string {
  const name = field.slice(field.indexOf('.') + 1)
  if (field.startsWith('attributes.') || !Object.hasOwn(fieldLabels, name)) return labelOfAttribute(name)
  return fieldLabels[name as RecordField]
}

/** A value as one line; what is missing is said. */
export function changedValue(value: string | null): string {
  return value === null || value === '' ? 'empty' : cellText(value)
}

/** Capacity 40 → 48 */
export function changeText({ field, before, after }: Change): string {
  return `${changedFieldLabel(field)} ${changedValue(before)} → ${changedValue(after)}`
}

/** 3 of 124 → 2.4 %; a part of something is never shown as 0 % or, while some is left, as 100 %. */
export function shareText(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0 %'
  const percent = (part / whole) * 100
  if (percent < 0.1) return '< 0.1 %'
  if (part < whole && percent > 99) return '> 99 %'
  return `${percent >= 10 ? Math.round(percent) : Number(percent.toFixed(1))} %`
}

/** 12,041 to 12,099 → +0.5 % */
export function growthText(before: number, after: number): string {
  if (before === 0) return after === 0 ? '' : 'new'
  if (before === after) return '±0 %'
  return `${after > before ? '+' : '−'}${shareText(Math.abs(after - before), before)}`
}
