import { describeAdapter, SOCKET_GAPS } from '../src/index.ts'
import { fetchOnWebRequests } from '../src/web.ts'

describeAdapter({ ...fetchOnWebRequests, gaps: { ...fetchOnWebRequests.gaps, ...SOCKET_GAPS } })
