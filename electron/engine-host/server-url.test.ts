import { expect, test } from 'vitest';
import { readServerUrl } from './server-url.ts';

test.each([
  [undefined, 'http://127.0.0.1:4380'],
  ['', 'http://127.0.0.1:4380'],
  ['https://careline.example', 'https://careline.example'],
  [' https://careline.example:8443/ ', 'https://careline.example:8443'],
  ['http://localhost:4380', 'http://localhost:4380'],
  ['http://127.0.0.1:5000/', 'http://127.0.0.1:5000'],
  ['http://[::1]:5000', 'http://[::1]:5000'],
])('%s is the server %s', (value, origin) => {
  expect(readServerUrl(value)).toBe(origin);
});

test.each([
  ['careline.example', 'is not a web address'],
  ['ftp://careline.example', 'is not a web address'],
  ['http://careline.example', 'must begin with https://'],
  ['http://127.0.0.1.evil.example', 'must begin with https://'],
  ['http://localhost.evil.example', 'must begin with https://'],
  ['https://someone:secret@careline.example', 'an origin only'],
  ['https://careline.example/api', 'an origin only'],
  ['https://careline.example/?key=1', 'an origin only'],
])('%s is refused: it %s', (value, sentence) => {
  expect(() => readServerUrl(value)).toThrow(sentence);
});
