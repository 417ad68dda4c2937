import { publishedSchema } from '../../electron/sources/format/publishedSchema.ts'
import { schemaFileName } from '../../electron/sources/format/sourceFile.ts'
import { alertsPage } from './alerts.ts'
import { causesPage } from './causes.ts'
import { checksPage } from './checks.ts'
import { columnsPage } from './columns.ts'
import { commandsPage } from './commands.ts'
import { exitCodesPage } from './exitCodes.ts'
import { sourcesPage } from './sources.ts'
import { webhookPage } from './webhook.ts'

/** The pages of docs/reference that the code alone decides, by file name. `json.md` and `diagram.md` need a database. */
export function referencePages(): Record<string, string> {
  return {
    'alerts.md': alertsPage(),
    'causes.md': causesPage(),
    'checks.md': checksPage(),
    'columns.md': columnsPage(),
    'commands.md': commandsPage(),
    'exit-codes.md': exitCodesPage(),
    'sources.md': sourcesPage(),
    [schemaFileName]: publishedSchema(),
    'webhook.md': webhookPage(),
  }
}
