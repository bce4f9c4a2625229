import { Module } from '@nestjs/common'
import { BillsModule } from './bills/bills.module.js'
import { BillsService } from './bills/bills.service.js'
import { createShop } from './shop.js'
import { SnapModule } from './snap/snap.module.js'

@Module({
  imports: [
    BillsModule,
    SnapModule.forRootAsync({
      imports: [BillsModule],
      inject: [BillsService], // and ConfigService, a Pool of pg, whatever your handlers need
      useFactory: (bills: BillsService) => ({
        gateways: [createShop(bills)],
        tokens: { secrets: [process.env.SNAP_TOKEN_SECRET] },
      }),
    }),
  ],
})
export class AppModule {}
