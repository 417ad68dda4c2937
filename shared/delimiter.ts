/** What may stand between the cells of a record (DATA.md, "Files"). */
export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]
