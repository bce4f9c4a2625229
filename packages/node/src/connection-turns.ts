import { type Connection, forgetSettled, type NodeRequest, Turn, wakeAll } from './turn.ts'

const connections = new WeakMap<object, Connection>()

/**
 * Puts a call behind those that came before it on its connection. `settleTurn` must follow, once its answer is known.
 *
 * @returns `undefined` where no call stands behind another.
 */
export function takeTurn(request: NodeRequest): Pick<Turn, 'isAnswerable'> | undefined {
  const { socket } = request
  if (request.httpVersionMajor >= 2 || typeof socket?.once !== 'function') return undefined
  let connection = connections.get(socket)
  if (connection === undefined) {
    connection = { last: undefined, isClosing: false, isWatched: false, waiting: new Set() }
    connections.set(socket, connection)
  }
  const turn = new Turn(request, connection)
  connection.last = turn
  return turn
}

/** Says that a call's answer is known, and whether it ends the connection. */
export function settleTurn(request: NodeRequest, closes: boolean): void {
  const connection = connections.get(request.socket)
  const turn = connection && findTurn(connection, request)
  if (turn === undefined || connection === undefined) return
  turn.isSettled = true
  forgetSettled(turn)
  if (closes) connection.isClosing = true
  if (connection.last === turn && turn.before === undefined) connection.last = undefined
  wakeAll(connection)
}

/** Few calls are under way on one connection, and mostly one. */
function findTurn({ last }: Connection, request: NodeRequest): Turn | undefined {
  for (let turn = last; turn !== undefined; turn = turn.before) if (turn.request === request) return turn
  return undefined
}
