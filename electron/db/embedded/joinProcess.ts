/** A program for tests: uses the server of a data folder until its standard input ends. */
import { joinEmbedded } from './join.ts'

const server = await joinEmbedded(process.argv[2] ?? '', { applicationName: 'test process' })
process.stdout.write(`${JSON.stringify({ port: server.config.port, notices: server.notices })}\n`)
process.stdin.resume()
process.stdin.on('end', () => void server.leave())
