import { describeAdapter, SOCKET_GAPS } from '@snap-sdk/adapter-suite'
import { honoOnWebRequests } from './hono-on-web-requests.ts'

describeAdapter({ ...honoOnWebRequests, gaps: { ...honoOnWebRequests.gaps, ...SOCKET_GAPS } })
