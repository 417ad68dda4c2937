/** A longer record ends the load: most likely a quote was never closed. In bytes of the file. */
export const maximumRecordBytes = 8 * 1024 * 1024
/** A longer cell makes its record a reject. In bytes of UTF-8. */
export const maximumCellBytes = 1024 * 1024
/** A wider header ends the load. */
export const maximumColumns = 2000
