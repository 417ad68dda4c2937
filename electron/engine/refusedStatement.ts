import { placeOfError } from '../db/connection/statementPlace.ts'

/** The line of our own statement that the server refused, and a caret below; none where the server named no place. */
export function refusedStatement(error: unknown): string[] {
  for (let at = error; at instanceof Error; at = at.cause) {
    const place = placeOfError(at)
    if (place?.at) return place.at.excerpt.split('\n')
  }
  return []
}
