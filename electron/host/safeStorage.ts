import { refuseOthers } from './notEmulated.ts'

/** There is no store of keys: main then keeps passwords in memory, as on a Linux without a keyring. */
export const safeStorage = refuseOthers('safeStorage', {
  getSelectedStorageBackend: () => 'basic_text',
  isAsyncEncryptionAvailable: async () => false,
})
