import { Body, Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common'
import { type Bill, BillsService } from './bills.service.js'

/** The shop's own routes. */
@Controller('bills')
export class BillsController {
  constructor(@Inject(BillsService) private readonly bills: BillsService) {}

  @Get(':number')
  async find(@Param('number') number: string): Promise<Bill> {
    const bill = await this.bills.find(number)
    if (!bill) throw new NotFoundException()
    return bill
  }

  /** Its body comes from Nest's default body parser. */
  @Post()
  add(@Body() bill: Pick<Bill, 'number' | 'customerName' | 'amount'>): Promise<Bill> {
    return this.bills.add(bill)
  }
}
