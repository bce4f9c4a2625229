// pm2 start deploy/ecosystem.config.cjs
module.exports = {
  apps: [
    {
      name: 'shop',
      script: 'src/server.js',
      exec_mode: 'cluster',
      instances: 2, // so the duplicate store is Redis, PostgreSQL or MySQL: the memory store knows one process
      increment_var: 'METRICS_PORT', // one port each: behind a shared one, Prometheus would read another process each time
      env: { METRICS_PORT: 9464 },
      wait_ready: true, // process.send('ready')
      listen_timeout: 10_000,
      kill_timeout: 40_000, // READY_SECONDS, a call's deadline, and what a handler may take beyond it; the default is 1600 ms
    },
  ],
}
