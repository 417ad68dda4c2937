import { type Cause, rejectCauses, warningCauses, whatToDo } from '../../shared/causes.ts'
import { code, markdownTable, page } from './markdown.ts'

/** Why a record is rejected, and what of a loaded one is told. */
export function causesPage(): string {
  const table = (causes: Readonly<Record<string, string>>) =>
    markdownTable(
      ['cause', 'title', 'what to do'],
      Object.entries(causes).map(([cause, title]) => [code(cause), title, whatToDo[cause as Cause]]),
    )
  return page(
    '# Causes',
    'Each reject and each warning has one cause. Lists, JSON and screens group them by it.',
    '## Rejects',
    'The record is not loaded.',
    table(rejectCauses),
    '## Warnings',
    'The record is loaded, and a person should look.',
    table(warningCauses),
  )
}
