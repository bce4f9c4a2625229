import { fileURLToPath } from 'node:url'
import { Application, Converter, Logger, LogLevel, TSConfigReader } from 'typedoc'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const PACKAGES = fileURLToPath(new URL('../../packages/', import.meta.url))

/** Keeps what typedoc finds wrong, in place of printing it. */
class Findings extends Logger {
  found = []

  log(message, level) {
    if (level >= LogLevel.Warn) this.found.push(message)
  }
}

/**
 * Reads the built declarations by typedoc: their docstrings, with each `{@link}` resolved.
 *
 * The declarations are not type-checked here, and those of other packages are not read: `suites/packages` checks them, and this takes a third
 * of the time.
 *
 * @param {readonly string[]} names The packages.
 * @returns The exports of each package by name, what declares each reflection, and a type checker.
 * @throws Error with everything that typedoc warns of: a link that leads nowhere, a type that is named and not exported.
 */
export async function readPackages(names) {
  const application = await Application.bootstrap(
    {
      name: 'snap-sdk',
      entryPoints: names.map((name) => `${PACKAGES}${name}/dist/index.d.ts`),
      tsconfig: `${FOLDER}tsconfig.json`,
      basePath: PACKAGES,
      readme: 'none',
      disableGit: true,
      disableSources: true,
      excludeExternals: true,
      skipErrorChecking: true,
      sort: [],
      validation: {
        notExported: true,
        invalidLink: true,
        invalidPath: true,
        rewrittenLink: true,
        notDocumented: false,
      },
    },
    [new TSConfigReader()],
  )
  const logger = new Findings()
  application.logger = logger

  const declarations = new Map()
  let checker
  application.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    checker ??= context.checker
    const symbol = context.getSymbolFromReflection(reflection)
    if (symbol?.declarations !== undefined) declarations.set(reflection, symbol.declarations)
  })

  const project = await application.convert()
  if (project !== undefined) {
    for (const name of names) {
      // typedoc asks only of the types of one package, the project's, whether they are exported.
      project.packageName = `@snap-sdk/${name}`
      application.validate(project)
    }
  }
  if (project === undefined || logger.found.length > 0) throw new Error([...new Set(logger.found)].join('\n'))

  const modules = new Map(
    names.map((name) => {
      const module = project.children.find((child) => child.name === `${name}/dist`)
      if (module === undefined)
        throw new Error(
          `typedoc does not know the package ${name}, but ${project.children.map((c) => c.name).join(', ')}`,
        )
      return [name, new Map(module.children.map((child) => [child.name, child]))]
    }),
  )
  return { modules, declarations, checker }
}
