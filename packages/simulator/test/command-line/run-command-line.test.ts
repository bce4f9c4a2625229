import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { COMMANDS } from '../../src/command-line/commands.ts'
import { runTool } from '../support/run-tool.ts'

describe('runCommandLine', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])('lists the commands for %j', async (args) => {
    const { exitCode, stdout, stderr } = await runTool(args)
    expect([exitCode, stderr]).toEqual([0, ''])
    for (const { name, summary } of COMMANDS) {
      expect(stdout).toContain(`  ${name} `)
      expect(stdout).toContain(summary)
    }
    expect(stdout).toContain('Exit codes: 0 as expected, 1 a finding, 2 wrong use.')
  })

  it('tells its version', async () => {
    expect(await runTool(['--version'])).toEqual({ exitCode: 0, stdout: `${packageJson.version}\n`, stderr: '' })
  })

  it('shows the help of a command in both ways', async () => {
    expect(await runTool(['help', 'call'])).toEqual(await runTool(['call', '--help']))
  })

  it('refuses a command that is none, and names those that are', async () => {
    const { exitCode, stdout, stderr } = await runTool(['cal'])
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(
      `There is no command 'cal'. The commands are: ${COMMANDS.map(({ name }) => name).join(', ')}`,
    )
  })

  describe.each(COMMANDS.map((command) => ({ command, name: command.name })))(
    'the help of $name',
    ({ command, name }) => {
      it('shows every option, what it takes, and examples that name the command', async () => {
        const { exitCode, stdout } = await runTool([name, '--help'])
        expect(exitCode).toBe(0)
        for (const [option, { value = '' }] of Object.entries(command.options)) {
          expect(stdout).toContain(`  --${option} ${value}`.trimEnd())
        }
        expect(command.examples.length).toBeGreaterThan(0)
        for (const example of command.examples) expect(stdout).toContain(`npx @snap-sdk/simulator ${example}`)
        for (const example of command.examples) expect(example).toMatch(new RegExp(`^${name}\\b`))
      })

      it('fits a terminal of 100 columns', async () => {
        const { stdout } = await runTool([name, '--help'])
        const [prose = ''] = stdout.split('\nExamples\n')
        expect(prose.split('\n').filter((line) => line.length > 100)).toEqual([])
      })

      it('has --json', () => {
        expect(command.options.json).toMatchObject({ type: 'boolean' })
      })

      it('says how a value begins with a dash', async () => {
        const { exitCode, stderr } = await runTool([name, '--client-id', '-1'])
        expect([exitCode, stderr]).toEqual([
          2,
          '--client-id needs a value. One that begins with a dash goes behind an equals sign: --client-id=-1\n',
        ])
      })

      it('refuses an option that is none', async () => {
        const { exitCode, stdout, stderr } = await runTool([name, '--surprise'])
        expect([exitCode, stdout]).toEqual([2, ''])
        expect(stderr).toBe(
          `Unknown option '--surprise'. npx @snap-sdk/simulator ${name} --help shows what there is.\n`,
        )
      })
    },
  )
})
