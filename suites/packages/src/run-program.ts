import { execFile } from 'node:child_process'

/** What a program left behind. */
export interface ProgramResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * What a program is given of our environment. The rest stays out: scripts run by npm, pnpm and vitest carry settings
 * (`NODE_PATH`, `npm_config_…`, `NODE_ENV`) that would change what a user's own shell does.
 */
const PASSED_ON =
  /^(?:PATH|HOME|TMPDIR|TEMP|TMP|LANG|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|XDG_\w+|PNPM_HOME|(?:HTTPS?|NO)_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+|npm_config_(?:registry|cache|cafile|userconfig))$/i

function passedOn(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED_ON.test(name)))
}

/**
 * Runs a program to its end, as from a fresh shell, without standard input. Does not judge its exit code.
 *
 * @param options.timeoutMilliseconds Default 180000; then the program is killed.
 * @throws Error when it cannot be started, is killed, or prints more than 16 MiB.
 */
export function runProgram(
  command: string,
  parameters: readonly string[],
  options: {
    readonly folder: string
    readonly timeoutMilliseconds?: number
    /** Beside what is passed on. */
    readonly environment?: Readonly<Record<string, string>>
  },
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const settings = {
      cwd: options.folder,
      env: { ...passedOn(), ...options.environment },
      timeout: options.timeoutMilliseconds ?? 180_000,
      maxBuffer: 16 * 1024 * 1024,
    }
    const child = execFile(command, parameters, settings, (error, stdout, stderr) => {
      if (error === null) resolve({ exitCode: 0, stdout, stderr })
      else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, stderr })
      else reject(new Error(`${[command, ...parameters].join(' ')}: ${error.message}`, { cause: error }))
    })
    child.stdin?.end()
  })
}

/** Like {@link runProgram}, where only success will do. @returns What it printed. @throws Error with all output otherwise. */
export async function mustRun(...run: Parameters<typeof runProgram>): Promise<string> {
  const { exitCode, stdout, stderr } = await runProgram(...run)
  if (exitCode === 0) return stdout
  throw new Error(`${[run[0], ...run[1]].join(' ')} ended with ${exitCode}\n${stdout}\n${stderr}`)
}
