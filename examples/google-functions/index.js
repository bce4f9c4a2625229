const functions = require('@google-cloud/functions-framework')
const { createSnap } = require('@snap-sdk/core')
const { snapNode } = require('@snap-sdk/node')
const { createShop } = require('./shop.js')

const snap = createSnap({
  gateways: [createShop()],
  tokens: { secrets: [process.env.SNAP_TOKEN_SECRET] },
})

/** Google puts the caller's address last; what stands before it, the caller may have written. `request.ip` is the first. */
const address = ({ headers }) => headers['x-forwarded-for']?.split(',').at(-1)?.trim()

const serveSnap = snapNode(snap, { address })
functions.http('snap', (request, response) => serveSnap(request, response)) // `rawBody` has the bytes: it is found there
