import type { ReadFile } from '../writing.ts';

/** Fields and files as Freshdesk's multipart form: lists as `name[]`, records as `name[key]`. */
export function formOf(fields: Record<string, unknown>, files: ReadFile[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) {
      for (const item of value) form.append(`${name}[]`, String(item));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) form.append(`${name}[${key}]`, String(item));
    } else {
      form.append(name, String(value));
    }
  }
  for (const { name, type, data } of files)
    form.append('attachments[]', new Blob([data as Uint8Array<ArrayBuffer>], { type }), name);
  return form;
}
