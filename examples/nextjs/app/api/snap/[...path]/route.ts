import { getSnap } from '../../../../lib/snap'

/** The proxy in front (Vercel, nginx) writes the caller's address into `x-real-ip`, over whatever the caller wrote there. */
export async function POST(request: Request): Promise<Response> {
  return getSnap().fetch(request, { remoteAddress: request.headers.get('x-real-ip') ?? undefined })
}
