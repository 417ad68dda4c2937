import type { RunningApp } from './fixtures.ts'

type Evaluating = Pick<RunningApp, 'evaluate'>

/** The next open dialogs give these files. */
export async function answerOpenDialog(app: Evaluating, paths: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
    },
    [...paths],
  )
}

/** The next save dialogs give this path; null is a person who cancels. */
export async function answerSaveDialog(app: Evaluating, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: filePath === null, filePath: filePath ?? '' })
  }, path)
}

/** The next message boxes are answered with this button, counted from 0; what they said is kept. */
export async function answerMessageBox(app: Evaluating, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const questions: string[] = []
    Object.assign(globalThis, { questions })
    // one overload goes without a window
    dialog.showMessageBox = (async (...given: unknown[]) => {
      const { message, detail } = given.at(-1) as Electron.MessageBoxOptions
      questions.push(`${message}\n${detail ?? ''}`)
      return { response, checkboxChecked: false }
    }) as typeof dialog.showMessageBox
  }, button)
}

/** What the message boxes asked since they were answered. */
export function askedQuestions(app: Evaluating): Promise<string[]> {
  return app.evaluate(() => (globalThis as unknown as { questions: string[] }).questions)
}

/** No window of the system opens where a file is to be shown in its folder. */
export async function answerShowInFolder(app: Evaluating): Promise<void> {
  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => Object.assign(globalThis, { shownInFolder: path })
  }, null)
}

export function shownInFolder(app: Evaluating): Promise<string | undefined> {
  return app.evaluate(() => (globalThis as unknown as { shownInFolder?: string }).shownInFolder)
}
