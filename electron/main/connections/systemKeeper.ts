import { safeStorage } from 'electron'
import type { Keeper } from './secrets.ts'

/** Keychain, DPAPI or the desktop's keyring. */
export const systemKeeper: Keeper = {
  async isTrustworthy() {
    // without a keyring Linux encrypts by a key that is the same everywhere
    if (
      process.platform === 'linux' &&
      ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
    )
      return false
    return safeStorage.isAsyncEncryptionAvailable()
  },
  encrypt: (secret) => safeStorage.encryptStringAsync(secret),
  async decrypt(encrypted) {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(encrypted))
    return { secret: result, again: shouldReEncrypt }
  },
}
