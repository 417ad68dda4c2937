import { homedir, tmpdir, userInfo } from 'node:os'

/** Who runs this process; in a container it may be a number without a name. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return `user-${process.getuid?.() ?? 'unknown'}`
  }
}

/** Of the user; a number without a name has none. */
export function homeFolder(): string {
  try {
    return homedir()
  } catch {
    return tmpdir()
  }
}
