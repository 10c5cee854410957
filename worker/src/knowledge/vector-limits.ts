import { bytesOf, indexedValue } from './vector-id.ts';
import type { VectorMetadata, VectorQuery, VectorRecord } from './vector-types.ts';
import { DIMENSIONS, FILTER_BYTES, ID_BYTES, NAMESPACE_BYTES, TOP_K, VectorError } from './vector-types.ts';

/**
 * Checks records as every index must and returns them by namespace, one record an id: the last.
 * @throws VectorError('limit' | 'dimensions') saying which record and what to do.
 */
export function checkRecords(records: VectorRecord[]): Map<string, VectorRecord[]> {
  const byNamespace = new Map<string, Map<string, VectorRecord>>();
  for (const record of records) {
    checkNamespace(record.namespace);
    checkId(record.id);
    checkValues(record.values, record.id);
    const expected = byNamespace.get(record.namespace)?.values().next().value?.values.length;
    if (expected !== undefined && expected !== record.values.length) {
      throw wrongLength(record.values.length, expected);
    }
    const known = byNamespace.get(record.namespace) ?? new Map<string, VectorRecord>();
    known.set(record.id, record);
    byNamespace.set(record.namespace, known);
  }
  return new Map([...byNamespace].map(([namespace, known]) => [namespace, [...known.values()]]));
}

/** @throws VectorError('limit' | 'dimensions') */
export function checkQuery(query: VectorQuery): void {
  checkNamespace(query.namespace);
  checkValues(query.vector, 'the query');
  if (!Number.isInteger(query.topK) || query.topK < 1 || query.topK > TOP_K) {
    throw new VectorError('limit', `topK is ${query.topK}; ask for 1 to ${TOP_K} matches.`);
  }
  if (query.filter && bytesOf(JSON.stringify(query.filter)) >= FILTER_BYTES) {
    throw new VectorError('limit', `The filter has ${FILTER_BYTES} bytes or more. Name fewer values.`);
  }
}

/** @throws VectorError('limit') */
export function checkIds(namespace: string, ids: string[]): void {
  checkNamespace(namespace);
  ids.forEach(checkId);
}

/** Metadata as an index keeps it: cut to 64 bytes a value, nothing undefined. */
export function indexedMetadata(metadata: VectorMetadata): VectorMetadata {
  return {
    articleId: indexedValue(metadata.articleId),
    ...(metadata.locale !== undefined && { locale: indexedValue(metadata.locale) }),
    ...(metadata.area !== undefined && { area: indexedValue(metadata.area) }),
  };
}

/** A vector of another length than the index's. */
export function wrongLength(found: number, expected: number): VectorError {
  return new VectorError(
    'dimensions',
    `A vector has ${found} dimensions and the index ${expected}. Index the site anew after changing the embedder.`,
  );
}

/** Parts of a list of at most `size`. */
export function slicesOf<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function checkNamespace(namespace: string): void {
  if (namespace === '' || bytesOf(namespace) > NAMESPACE_BYTES) {
    throw new VectorError(
      'limit',
      `Namespace "${namespace}" is not 1 to ${NAMESPACE_BYTES} bytes long. Make it with vectorNamespace().`,
    );
  }
}

function checkId(id: string): void {
  if (id === '' || bytesOf(id) > ID_BYTES || /\p{Cc}/u.test(id)) {
    throw new VectorError(
      'limit',
      `Vector id "${id}" is not 1 to ${ID_BYTES} bytes of printable text. Make it with vectorId().`,
    );
  }
}

function checkValues(values: number[], owner: string): void {
  if (values.length === 0 || values.length > DIMENSIONS) {
    throw new VectorError(
      'dimensions',
      `The vector of ${owner} has ${values.length} dimensions; 1 to ${DIMENSIONS} are possible.`,
    );
  }
  if (!values.every(Number.isFinite)) {
    throw new VectorError('malformed', `The vector of ${owner} holds something that is no finite number.`);
  }
}
