/** The tool was used wrongly: exit code 2, and a message that names the fix. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse'
}
