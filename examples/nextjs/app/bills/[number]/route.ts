import { findBill } from '../../../lib/bills'

/** The shop's own route. */
export async function GET(_request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  const bill = await findBill((await params).number)
  return bill ? Response.json(bill) : new Response('not found', { status: 404 })
}
