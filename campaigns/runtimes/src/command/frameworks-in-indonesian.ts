/** What docs/id/frameworks.md says for each word and reason of docs/frameworks.md. */
const INDONESIAN: Readonly<Record<string, string>> = {
  version: 'versi',
  by: 'lewat',
  'token, inquiry, payment': 'token, inquiry, payment',
  'doubled header': 'header ganda',
  '1 MB body': 'body 1 MB',
  'parser first': 'parser lebih dulu',
  'keep-alive after a refusal': 'keep-alive setelah penolakan',
  cases: 'kasus',
  gap: 'celah',
  'not run': 'tidak dijalankan',
  "Node's HTTP/2 client does not send it twice": 'client HTTP/2 milik Node tidak mengirimnya dua kali',
  'an HTTP/2 request has no connection of its own': 'request HTTP/2 tidak punya koneksi sendiri',
  'who sends the event holds the connection': 'koneksinya dipegang pengirim event',
  'serverless-http keeps the bytes: the call is answered as it should':
    'serverless-http menyimpan byte-nya: panggilan dijawab seperti seharusnya',
  'the framework keeps the bytes, whoever reads behind it: the call is answered as it should':
    'framework menyimpan byte-nya, siapa pun yang membaca sesudahnya: panggilan dijawab seperti seharusnya',
  'the framework itself answers a body that is not JSON, before the function is called':
    'body yang bukan JSON dijawab framework sendiri, sebelum function dipanggil',
  'a web request gives bytes alone': 'request web hanya memberikan byte',
  'a web request has no socket': 'request web tidak punya socket',
  'an event keeps its body, whoever has read it: the call is answered as it should':
    'event menyimpan body-nya, siapa pun yang sudah membacanya: panggilan dijawab seperti seharusnya',
  "Next.js makes a Request of Node's headers, which keep the first of two: the second is never seen":
    'Next.js membuat Request dari header milik Node, yang hanya menyimpan yang pertama dari dua: yang kedua tidak pernah terlihat',
  'who reads a web Request keeps its bytes to itself': 'yang membaca Request web tidak membagikan byte-nya',
  'workerd cuts the connection on which a large body was refused unread: a caller that still writes may lose the answer':
    'workerd memutus koneksi yang body besarnya ditolak tanpa dibaca: pemanggil yang masih menulis bisa kehilangan jawabannya',
}

/** @returns The Indonesian of a word or reason of the table; `undefined` where nobody has written it yet. */
export function findIndonesian(text: string): string | undefined {
  return INDONESIAN[text]
}

/** The Indonesian of a word or reason of the table; names, and what nobody has written yet, stay as they are. */
export function toIndonesian(text: string): string {
  return findIndonesian(text) ?? text
}
