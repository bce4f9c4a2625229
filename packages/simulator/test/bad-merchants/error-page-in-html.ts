import type { BadMerchant } from './bad-merchant.ts'

export const errorPageInHtml: BadMerchant = {
  fault: 'A body that does not parse gets the page that Express sends by default.',
  mustFail: [
    'token-body-empty',
    'inquiry-body-empty',
    'payment-body-empty',
    'token-body-not-json',
    'inquiry-body-not-json',
    'payment-body-not-json',
    'token-body-not-an-object',
    'inquiry-body-not-an-object',
    'payment-body-not-an-object',
    'token-error-form',
    'inquiry-error-form',
    'payment-error-form',
    'token-error-in-good-form',
    'inquiry-error-in-good-form',
    'payment-error-in-good-form',
  ],
  change: ({ parseObject, answerError }) => ({
    parseObject: (body) => {
      try {
        return parseObject(body)
      } catch {
        throw new SyntaxError('Unexpected token')
      }
    },
    answerError: (error, serviceCode) => {
      if (!(error instanceof SyntaxError)) return answerError(error, serviceCode)
      return {
        status: 400,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
        body: '<!DOCTYPE html>\n<html lang="en">\n<body>\n<pre>Bad Request</pre>\n</body>\n</html>\n',
      }
    },
  }),
}
