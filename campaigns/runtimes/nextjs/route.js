/** A route handler as the example has it. The merchants are those of the suite, which runs in the same process as this server. */
async function answer(request) {
  const { pathname, search } = new URL(request.url)
  const app = globalThis.snapStands.get(request.headers.get('x-stand'))
  return app === undefined ? new Response(`no stand for ${pathname}${search}`, { status: 500 }) : app.fetch(request)
}

export { answer as GET, answer as POST, answer as PUT }
