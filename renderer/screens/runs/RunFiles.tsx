import type { RunDetail } from '../../../shared/window/runs.ts'
import { encodingName, formatBytes, formatCount } from '../../text/format.ts'

export function RunFiles({ detail }: { readonly detail: RunDetail }) {
  if (detail.files.length === 0) {
    return <p className="mute">The run ended before a file was read: {detail.run.files.join(', ')}.</p>
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="table-box" aria-label="Files of the run" tabIndex={0}>
      <table className="table run-table">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Source</th>
            <th scope="col">Encoding</th>
            <th scope="col" className="number">
              Size
            </th>
            <th scope="col" className="number">
              Read
            </th>
            <th scope="col" className="number">
              Loaded
            </th>
            <th scope="col" className="number">
              Rejected
            </th>
            <th scope="col" className="number">
              Warnings
            </th>
            <th scope="col" className="number">
              Blank
            </th>
            <th scope="col">Columns</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {detail.files.map((file) => (
            <tr key={file.number}>
              <td className="data">{file.name}</td>
              <td>{file.source}</td>
              <td title={file.encodingReason}>{encodingName(file.encoding)}</td>
              <td className="number">{formatBytes(file.bytes)}</td>
              <td className="number">{formatCount(file.rowsRead)}</td>
              <td className="number">{formatCount(file.rowsLoaded)}</td>
              <td className="number">{formatCount(file.rowsRejected)}</td>
              <td className="number">{formatCount(file.warnings)}</td>
              <td className="number">{formatCount(file.rowsBlank)}</td>
              <td className="data">{driftOf(file.missingColumns, file.addedColumns)}</td>
              <td className="mono sha" title={file.sha256}>
                {file.sha256}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function driftOf(missing: readonly string[], added: readonly string[]): string {
  const parts = [
    missing.length > 0 ? `lacks ${missing.join(', ')}` : '',
    added.length > 0 ? `new: ${added.join(', ')}` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'as known' : parts.join('; ')
}
