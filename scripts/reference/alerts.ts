import { plainText } from '../../electron/engine/alerts/message/plainText.ts'
import { situations } from './alertSituations.ts'
import { markdownTable, page } from './markdown.ts'

/** What is said in which situation, word for word. */
export function alertsPage(): string {
  return page(
    '# Alerts',
    'What a target is told, word for word, as a letter has it. Chats show the same in their own form. The records are invented.',
    'A message is sent once, by [the outbox](../operations.md#when). What leaves the machine is in [operations](../operations.md#what-leaves-the-machine).',
    markdownTable(
      ['', 'what happens', 'what is said'],
      situations.map(({ what, message }, index) => [String(index + 1), what, message?.title ?? 'nothing']),
    ),
    ...situations.flatMap(({ what, message }, index) => [
      `## ${index + 1}. ${what}`,
      message === null ? 'Nothing is said.' : `\`\`\`text\n${plainText(message)}\n\`\`\``,
    ]),
  )
}
