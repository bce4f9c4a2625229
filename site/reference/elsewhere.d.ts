// What stands for every module that is not ours, so that nobody reads the types of Node, Fastify and Hono to print their names.
export {}
