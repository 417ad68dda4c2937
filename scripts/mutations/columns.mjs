const column = 'latitude'
const without = `.filter(({ name }) => name !== '${column}')`
const everyColumn = 'electron/engine/load/contents/everyColumn.pg.test.ts'
const versions = 'electron/engine/runs/change/versions.pg.test.ts'
const lists = 'electron/db/schema/columnLists.test.ts'

/** Does anything notice when a place that knows columns forgets one? Each takes a column away from one place. */
/** @type {import('./mutation.mjs').Mutation[]} */
export const columnMutations = [
  // the catalog's own lines
  {
    place: 'catalog: the column itself',
    file: 'shared/columns/facility.ts',
    from: /\n {2}latitude: \{[\s\S]*?\n {2}\},/,
    to: '',
    tests: [],
  },
  {
    place: 'catalog: since which version',
    file: 'shared/columns/facility.ts',
    from: /(latitude: \{[\s\S]*?)\n {4}since: 2,/,
    to: '$1',
    tests: [versions],
  },
  {
    place: 'catalog: its label',
    file: 'shared/columns/facility.ts',
    from: /\n {4}label: 'Latitude',/,
    to: '',
    tests: ['renderer/text/fields.test.ts'],
  },
  // what is made of it
  {
    place: 'tables',
    file: 'electron/db/schema/columnLists.ts',
    from: 'definitions: (table) => columnsOf(table)',
    to: `definitions: (table) => columnsOf(table)${without}`,
    tests: [everyColumn],
  },
  {
    place: 'comments',
    file: 'electron/db/schema/schemas.ts',
    from: '...columnsOf(table).map((column) => commentOn',
    to: `...columnsOf(table)${without}.map((column) => commentOn`,
    tests: [everyColumn],
  },
  {
    place: 'COPY: the list',
    file: 'electron/db/schema/columnLists.ts',
    from: 'columns: (table, prefix) => columnsOf(table)',
    to: `columns: (table, prefix) => columnsOf(table)${without}`,
    tests: [everyColumn],
  },
  {
    place: 'COPY: the rows',
    file: 'electron/engine/load/stage/rowWriter.ts',
    from: 'const columns = columnsOf(table)',
    to: `const columns = columnsOf(table)${without}`,
    tests: [everyColumn],
  },
  {
    place: 'COPY: the list and the rows, both',
    file: 'shared/columns.ts',
    from: 'return Object.entries<ColumnDefinition>(columns[table])',
    to: `return Object.entries<ColumnDefinition>(columns[table]).filter(([name]) => name !== '${column}')`,
    tests: ['electron/sources/rules/rules.test.ts', versions],
  },
  {
    place: 'fingerprints',
    file: 'electron/engine/intake/recordFingerprint.ts',
    from: /recordColumnsOf\(table\)\.filter\(\(\{ name \}\) => name !== 'license_number'\)/,
    to: `recordColumnsOf(table).filter(({ name }) => name !== 'license_number' && name !== '${column}')`,
    tests: [everyColumn],
  },
  {
    place: 'the empty record',
    file: 'electron/sources/emptyRecord.ts',
    from: 'recordColumns.map(',
    to: `recordColumns${without}.map(`,
    tests: ['electron/sources/emptyRecord.test.ts'],
  },
  {
    place: 'records of a date',
    file: 'electron/db/schema/columnLists.ts',
    from: 'values: (table, prefix) => recordColumnsOf(table)',
    to: `values: (table, prefix) => recordColumnsOf(table)${without}`,
    tests: [everyColumn],
  },
  {
    place: 'comparison: hashes',
    file: 'electron/db/schema/columnLists.ts',
    from: 'compared: (table, prefix, version) => compared(table, version)',
    to: `compared: (table, prefix, version) => compared(table, version)${without}`,
    tests: [everyColumn],
  },
  {
    place: 'comparison: names',
    file: 'electron/db/schema/columnLists.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the file
    from: "withoutAttributes(compared(table, version)).map(({ name }) => `'${table}.${name}'`)",
    to: `withoutAttributes(compared(table, version))${without}.map(({ name }) => \`'\${table}.\${name}'\`)`,
    tests: [everyColumn],
  },
  {
    place: 'comparison: texts',
    file: 'electron/db/schema/columnLists.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the file
    from: 'withoutAttributes(compared(table, version)).map(({ name }) => `${prefix}${name}::text`)',
    to: `withoutAttributes(compared(table, version))${without}.map(({ name }) => \`\${prefix}\${name}::text\`)`,
    tests: [everyColumn],
  },
  {
    place: 'comparison: what can not be compared',
    file: 'electron/engine/changes/compareRuns.ts',
    from: /return recordColumns\n/,
    to: `return recordColumns${without}\n`,
    tests: [versions],
  },
  {
    place: 'trace',
    file: 'shared/columns.ts',
    from: /fieldNames: readonly string\[\] = recordColumns/,
    to: `fieldNames: readonly string[] = recordColumns${without}`,
    tests: [everyColumn],
  },
  {
    place: 'measures',
    file: 'electron/db/schema/columnLists.ts',
    from: /withoutAttributes\(compared\(table, version\)\),\n {2}\)/,
    to: `withoutAttributes(compared(table, version))${without},\n  )`,
    tests: [lists],
  },
  {
    place: 'table of a run',
    file: 'electron/engine/runs/tablePage.ts',
    from: 'columnsOf(table, tables.version)',
    to: `columnsOf(table, tables.version)${without}`,
    tests: [everyColumn],
  },
  {
    place: 'export of a table',
    file: 'electron/db/schema/columnLists.ts',
    from: 'held: (table, prefix, version) => columnsOf(table, version)',
    to: `held: (table, prefix, version) => columnsOf(table, version)${without}`,
    tests: [everyColumn],
  },
  {
    place: 'runs of older versions',
    file: 'electron/db/schema/sqlFile.ts',
    from: /const all = columnsOf\(name\)\n/,
    to: `const all = columnsOf(name)${without}\n`,
    tests: [versions],
  },
  {
    place: 'upgrade',
    file: 'electron/engine/runs/change/upgradeRuns.ts',
    from: 'columnsOf(table).filter(',
    to: `columnsOf(table)${without}.filter(`,
    tests: [versions],
  },
  {
    place: 'mapping and issues',
    file: 'shared/columns.ts',
    from: /Object\.fromEntries\(\n? *recordColumns\.map\(\(\{ name, table \}\)/,
    to: `Object.fromEntries(recordColumns${without}.map(({ name, table })`,
    tests: ['renderer/text/fields.test.ts'],
  },
  {
    place: 'labels of the window',
    file: 'renderer/text/fields.ts',
    from: /recordColumns\.map\(\(\{ name, label \}\)/,
    to: `recordColumns${without}.map(({ name, label })`,
    tests: ['renderer/text/fields.test.ts'],
  },
  {
    place: 'columns of the review',
    file: 'renderer/text/fields.ts',
    from: /\.\.\.recordColumns\n/,
    to: `...recordColumns${without}\n`,
    tests: ['renderer/text/fields.test.ts'],
  },
  {
    place: 'the rule',
    file: 'electron/sources/rules/places.ts',
    from: 'record.latitude = value?.latitude ?? null',
    to: '',
    tests: ['electron/sources/rules/rules.test.ts'],
  },
]
