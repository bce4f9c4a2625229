import { FRAMEWORKS, type Framework, isFramework } from './start-merchant.ts'
import { UsageError } from './usage-error.ts'

/** @throws UsageError that names the frameworks there are. */
export function readFramework(text: string): Framework {
  if (isFramework(text)) return text
  throw new UsageError(`--framework is '${text}'; it must be one of ${FRAMEWORKS.join(', ')}.`)
}
