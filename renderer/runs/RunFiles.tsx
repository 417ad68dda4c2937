import type { RunDetail } from '../../shared/window/runs.ts'
import { type Heading, numberHeading, TableBox } from '../components/TableBox.tsx'
import { encodingName, formatBytes, formatCount } from '../text/format.ts'

const headings: readonly Heading[] = [
  ...['File', 'Source', 'Encoding'],
  ...['Size', 'Read', 'Loaded', 'Rejected', 'Set aside', 'Warnings', 'Blank'].map(numberHeading),
  ...['Columns', 'SHA-256'],
]

export function RunFiles({ detail }: { readonly detail: RunDetail }) {
  if (detail.files.length === 0) {
    return <p className="mute">The run ended before a file was read: {detail.run.files.join(', ')}.</p>
  }
  return (
    <TableBox label="Files of the run" className="run-table" headings={headings}>
      {detail.files.map((file) => (
        <tr key={file.number}>
          <td className="data">{file.name}</td>
          <td>{file.source}</td>
          <td title={file.encodingReason}>{encodingName(file.encoding)}</td>
          <td className="number">{formatBytes(file.bytes)}</td>
          <td className="number">{formatCount(file.rowsRead)}</td>
          <td className="number">{formatCount(file.rowsLoaded)}</td>
          <td className="number">{formatCount(file.rowsRejected)}</td>
          <td className="number">{formatCount(file.rowsSetAside)}</td>
          <td className="number">{formatCount(file.warnings)}</td>
          <td className="number">{formatCount(file.rowsBlank)}</td>
          <td className="data">{driftOf(file.missingColumns, file.addedColumns)}</td>
          <td className="mono sha" title={file.sha256}>
            {file.sha256}
          </td>
        </tr>
      ))}
    </TableBox>
  )
}

function driftOf(missing: readonly string[], added: readonly string[]): string {
  const parts = [
    missing.length > 0 ? `lacks ${missing.join(', ')}` : '',
    added.length > 0 ? `new: ${added.join(', ')}` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'as known' : parts.join('; ')
}
