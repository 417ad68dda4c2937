import type { KeptRule } from '../../../shared/window/review.ts'
import type { RecognisedInput } from '../../engine/files/recogniseFiles.ts'
import { requireSoundSource } from '../../engine/sources/checkSource.ts'
import { requireSameEffect, withValueRule } from '../../engine/sources/valueRule.ts'

/** A source as recognition gives it. */
export type RecognisedSource = RecognisedInput['layout']['source']

interface ValueInRecord {
  readonly date: string
  /** Of the record, as the file has them. */
  readonly cells: readonly string[]
  readonly place: number
  readonly to: string
  readonly why: string
}

/** Keeps what a person makes of a value as a rule of the source, where that does what the edit does. @throws LoaderError usage */
export async function keepValueRule(
  { layout }: RecognisedInput,
  { date, cells, place, to, why }: ValueInRecord,
  save: (source: RecognisedSource, why: string) => Promise<number>,
): Promise<KeptRule> {
  const { source, header, places } = layout
  const fed = [...places].find(([, at]) => at === place)
  const column = fed?.[0].name ?? header[place] ?? ''
  const { text, says } = withValueRule(source, { column, from: cells[place] ?? '', to })
  const made = requireSoundSource(text, source.id)
  requireSameEffect(source, made, { header, runDate: date, cells, place, to })
  return { source: source.id, version: await save(made, why), says }
}
