// Makes a changeset a list item of a package's CHANGELOG.md, as it was written: no hash of a commit, which tells a user nothing, and no line
// for each package that another one stands on, since all are raised together.
module.exports = {
  getReleaseLine: async ({ summary }) => {
    const [first, ...rest] = summary.trim().split('\n')
    return [`- ${first}`, ...rest.map((line) => (line === '' ? '' : `  ${line}`))].join('\n')
  },
  getDependencyReleaseLine: async () => '',
}
