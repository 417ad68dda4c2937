declare module 'fs-native-extensions' {
  /** Kernel lock on an open file; false when another open file holds it. Ends with the file's last descriptor. */
  export function tryLock(fd: number, options?: { shared?: boolean }): boolean
}
