export {
  type SnapExpressHandler,
  type SnapExpressOptions,
  type SnapExpressRequest,
  snapExpress,
} from './snap-express.ts'
