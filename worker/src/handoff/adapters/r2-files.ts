import type { FileStore } from '../../conversation/attachments.ts';

/** Attachments in R2, where a bucket is bound. */
export function createR2Files(bucket: R2Bucket): FileStore {
  return {
    async put(key, bytes) {
      await bucket.put(key, bytes);
    },
    async get(key) {
      const object = await bucket.get(key);
      return object ? new Uint8Array(await object.arrayBuffer()) : undefined;
    },
    async remove(keys) {
      await bucket.delete(keys);
    },
  };
}
