import { expect, it } from 'vitest'
import { readTarget } from '../../../src/command-line/options/target.ts'

it.each(['http://127.0.0.1:3000', 'https://shop.example/', 'HTTP://localhost'])('takes %s', (url) => {
  expect(readTarget({ url }).href).toBe(new URL(url).href)
})

it.each([
  [undefined, '--url is missing'],
  ['127.0.0.1:3000', "--url is '127.0.0.1:3000'"],
  ['localhost:3000', "--url is 'localhost:3000'"],
  ['ftp://shop.example', "--url is 'ftp://shop.example'"],
  ['http://user:password@shop.example', 'no user and no password'],
  ['http://shop.example/shop', '--url http://shop.example --base-path /shop/api'],
  ['http://shop.example/api/v1.0/cvs/inquiry', '--url http://shop.example --base-path /api'],
  ['http://shop.example/v1.0', "--url http://shop.example --base-path ''"],
])('refuses %s and says what to give', (url, message) => {
  expect(() => readTarget(url === undefined ? {} : { url })).toThrow(message)
})
