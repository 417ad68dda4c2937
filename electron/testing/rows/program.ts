import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Node, SourceFile } from 'typescript/unstable/ast'
import { API, type Checker, type Symbol as Named } from 'typescript/unstable/sync'

/** The project's sources as the compiler sees them. */
export interface Program {
  readonly checker: Checker
  /** Of electron/, without tests. */
  readonly files: readonly SourceFile[]
  close(): void
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')

/** TypeScript 7 offers what it knows only under `unstable`: this file and its neighbours are all that use it. */
export function openProgram(): Program {
  const api = new API({ cwd: root })
  const config = resolve(root, 'tsconfig.json')
  const [project] = api.updateSnapshot({ openProjects: [config] }).getProjects()
  if (project === undefined) throw new Error(`${config} gives no project.`)
  const { program, checker } = project
  const names = program
    .getSourceFileNames()
    .filter((name) => shownPath(name).startsWith('electron/') && !name.endsWith('.test.ts'))
  const files = names.map((name) => program.getSourceFile(name) as SourceFile)
  return { checker, files, close: () => api.close() }
}

/** As people write it: from the project's folder on, with slashes. */
function shownPath(name: string): string {
  const folder = root.replaceAll('\\', '/').toLowerCase()
  const path = name.replaceAll('\\', '/')
  return path.toLowerCase().startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path
}

/** `file:line` of a node. */
export function placeOf(node: Node): string {
  const file = node.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
  return `${shownPath(file.fileName)}:${line + 1}`
}

export function allNodes(file: Node, visit: (node: Node) => void): void {
  file.forEachChild((node) => {
    visit(node)
    allNodes(node, visit)
  })
}

export function ancestorsOf(node: Node): Node[] {
  const found: Node[] = []
  // a file's parent is undefined, whatever its type says
  for (let at: Node | undefined = node.parent; at !== undefined; at = at.parent) found.push(at)
  return found
}

/** Where a name is declared; for an imported one, the import. */
export function declarationOf(symbol: Named | undefined): Node | undefined {
  return (symbol?.valueDeclaration ?? symbol?.declarations[0])?.resolve()
}
