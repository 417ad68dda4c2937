import { LoaderError } from '../../shared/errors.ts'
import { type Layout, layoutOf } from './layout.ts'
import { neededColumns, type Source, sourceColumns } from './source.ts'

type Recognition =
  | { readonly kind: 'recognised'; readonly layout: Layout; readonly reason: string }
  | {
      readonly kind: 'unknown'
      /** The one with the most matching headers; null where none matches. */
      readonly nearest: Source | null
      readonly lacks: readonly string[]
      readonly reason: string
    }
  | { readonly kind: 'tie'; readonly sources: readonly Source[]; readonly reason: string }

interface Fit {
  readonly layout: Layout
  readonly known: number
  readonly of: number
  readonly fits: boolean
  readonly lacks: readonly string[]
  /** The column of company or license number is among them. */
  readonly lacksNeeded: boolean
}

/**
 * A file belongs to the source for which it has the columns of company and license number and at least half of
 * the others; the most matched wins, a tie is an error (DATA.md, "Files").
 */
export function recognise(sources: readonly Source[], header: readonly string[]): Recognition {
  const fits = sources
    .map((source) => fitOf(source, header))
    .sort((a, b) => b.known - a.known || b.known / b.of - a.known / a.of)
  const matching = fits.filter((fit) => fit.fits)
  const best = matching[0]
  if (best === undefined) {
    const nearest = fits[0] as Fit
    if (nearest.known === 0) return { kind: 'unknown', nearest: null, lacks: [], reason: noColumn(header) }
    const { source } = nearest.layout
    return {
      kind: 'unknown',
      nearest: source,
      lacks: nearest.lacks,
      reason: `nearest is ${source.id}, lacks ${listOf(nearest.lacks)}`,
    }
  }
  const first = matching.filter((fit) => fit.known === best.known)
  const added = first.filter((fit) => fit.layout.source.isAdded)
  if (first.length > 1 && added.length === 1) {
    const { layout, known, of } = added[0] as Fit
    const shipped = first.filter((fit) => fit !== added[0]).map((fit) => fit.layout.source.id)
    const reason = `${known} of ${of} columns of ${layout.source.id}, which was added and so goes before ${listOf(shipped)}`
    return { kind: 'recognised', layout, reason }
  }
  const tied = first.map((fit) => fit.layout.source)
  if (tied.length > 1) {
    return {
      kind: 'tie',
      sources: tied,
      reason: `fits ${tied.map((source) => source.id).join(' and ')} equally well (${best.known} columns each)`,
    }
  }
  return {
    kind: 'recognised',
    layout: best.layout,
    reason: `${best.known} of ${best.of} columns of ${best.layout.source.id}`,
  }
}

function fitOf(source: Source, header: readonly string[]): Fit {
  const layout = layoutOf(source, header)
  const columns = sourceColumns(source)
  const needed = neededColumns(source)
  const lacking = needed.filter((any) => !any.some((column) => layout.places.get(column) !== -1))
  const others = columns.length - needed.length
  const known = columns.length - layout.missing.length
  const knownOthers = known - (needed.length - lacking.length)
  const fits = lacking.length === 0 && knownOthers * 2 >= others
  const lacks = lacking.length > 0 ? lacking.map(([column]) => column?.name ?? '') : layout.missing
  return { layout, known, of: columns.length, fits, lacks, lacksNeeded: lacking.length > 0 }
}

/**
 * The layout that `recognise` found, or the one a person asked for by `--source FILE=SOURCE`.
 * @throws LoaderError file-unrecognised, file-ambiguous: names the file, the nearest source and what it lacks.
 */
export function requireLayout(
  sources: readonly Source[],
  file: string,
  header: readonly string[],
  wanted?: string,
): { layout: Layout; reason: string } {
  if (wanted !== undefined) return requestedLayout(sources, file, header, wanted)
  const found = recognise(sources, header)
  if (found.kind === 'recognised') return found
  if (found.kind === 'tie') {
    throw new LoaderError('file-ambiguous', `${file}: the header ${found.reason}.`, {
      file,
      line: 1,
      hint: `Say which one it is: --source ${file}=${found.sources[0]?.id}`,
    })
  }
  throw new LoaderError('file-unrecognised', `${file}: unknown layout; ${found.reason}.`, {
    ...(found.nearest === null && { withoutCells: `${file}: unknown layout; ${noKnownColumn}.` }),
    file,
    line: 1,
    hint: `Known sources: ${sources.map((source) => source.id).join(', ')} (see "leads sources"). Check that the file has a header, with no more than 30 lines above it. Of a new layout a source is proposed by "leads sources propose".`,
  })
}

function requestedLayout(
  sources: readonly Source[],
  file: string,
  header: readonly string[],
  wanted: string,
): { layout: Layout; reason: string } {
  const source = sources.find((candidate) => candidate.id === wanted)
  if (source === undefined) {
    throw new LoaderError('usage', `There is no source ${wanted}.`, {
      hint: `Known sources: ${sources.map((candidate) => candidate.id).join(', ')}.`,
    })
  }
  const fit = fitOf(source, header)
  if (fit.lacksNeeded) {
    throw new LoaderError(
      'file-unrecognised',
      `${file}: can't be read as ${source.id}, lacks ${listOf(fit.lacks)}.`,
      {
        file,
        line: 1,
        hint: 'A file must have the columns of company and license number.',
      },
    )
  }
  return { layout: fit.layout, reason: `${source.id} was asked for; ${fit.known} of ${fit.of} columns` }
}

const noKnownColumn = 'no column is one of a known source'

function noColumn(header: readonly string[]): string {
  const names = header.map((name) => name.trim()).filter((name) => name !== '')
  const reads = names.length === 0 ? 'is empty' : `reads ${listOf(names.map((name) => name.slice(0, 40)))}`
  return `${noKnownColumn}: the header ${reads}`
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(', ')
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown
}
