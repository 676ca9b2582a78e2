// A route that does nothing but send the bytes it was given, of the content type it was given.
import { buffer } from 'node:stream/consumers';
import { fastify } from 'fastify';

const body = await buffer(process.stdin);
const app = fastify();
app.get('/', (_request, reply) => reply.type(process.argv[2]!).send(body));
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
