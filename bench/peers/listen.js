import { once } from "node:events";

/** Makes a server of node:http listen on a free port, and tells the bench where. */
export async function listen(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  tellReady(`http://127.0.0.1:${server.address().port}`);
}

/** Tells the bench where this process accepts requests. */
export function tellReady(url) {
  console.log(`is ready at ${url}`);
}
