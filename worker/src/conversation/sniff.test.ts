import { expect, it } from 'vitest';
import { safeFileName, sniff } from './sniff.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it.each<[string, Uint8Array, string]>([
  ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'image/png'],
  ['a JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['a GIF that is a script too', bytes('GIF89a/*<script>*/=1;alert(1)'), 'image/gif'],
  ['a WebP', bytes('RIFF\0\0\0\0WEBPVP8 '), 'image/webp'],
  ['a PDF with a page inside', bytes('%PDF-1.7\n<html><script>alert(1)</script>'), 'application/pdf'],
  ['a log', bytes('10:02 error at <Sync> step 3\n\ttab and <b>mark</b>'), 'text/plain'],
  ['text in another script', bytes('\ufeffПривет, 世界'), 'text/plain'],
])('knows %s by its bytes', (_name, file, type) => {
  expect(sniff(file)).toBe(type);
});

it.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['HTML', bytes('<!doctype html><script>alert(1)</script>')],
  ['HTML behind blanks and a byte order mark', bytes('\ufeff \n\t<HTML><body onload=alert(1)>')],
  ['HTML behind a comment', bytes('<!-- hello\n --> <script src=//evil.example></script>')],
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['SVG behind a declaration', bytes('<?xml version="1.0"?>\n<!-- a --><svg onload="alert(1)"/>')],
  ['SVG behind its document type', bytes('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>')],
  ['XML with a style sheet', bytes('<?xml version="1.0"?><?xml-stylesheet href="x"?><a/>')],
  ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1])],
  ['an archive', new Uint8Array([0x50, 0x4b, 0x03, 0x04])],
  ['text that is no UTF-8', new Uint8Array([0x68, 0xe9, 0x6c, 0x6c, 0x6f])],
  ['text with a zero byte', bytes('hello\0world')],
])('refuses %s', (_name, file) => {
  expect(sniff(file)).toBeUndefined();
});

it.each<[string, string]>([
  ['../../etc/passwd', 'passwd.txt'],
  ['C:\\Users\\ada\\log.TXT', 'log.TXT'],
  ['evil.html', 'evil.html.txt'],
  ['notes.txt.exe', 'notes.txt.exe.txt'],
  ['a"b\r\nset-cookie: x.txt', 'abset-cookie x.txt'],
  ['\u202egnp.txt', 'gnp.txt'],
  ['..', 'file.txt'],
  ['', 'file.txt'],
  ['.htaccess', 'htaccess.txt'],
  ['broken \ud800.txt', 'broken \ufffd.txt'],
])('makes of the name %j the harmless %j', (name, safe) => {
  expect(safeFileName(name, 'text/plain')).toBe(safe);
});

it('keeps the end of a name that is too long, and lets every name into a header', () => {
  const name = safeFileName(`${'😀'.repeat(200)}.png`, 'image/png');
  expect([...name]).toHaveLength(100);
  expect(name.endsWith('.png')).toBe(true);
  expect(() => encodeURIComponent(name)).not.toThrow();
  expect(safeFileName('photo.jpeg', 'image/png')).toBe('photo.jpeg.png');
});
