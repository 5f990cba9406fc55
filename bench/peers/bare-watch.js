// The limit of watches: node:http that writes the bytes of one event to all open responses for every POST. Its argument
// is a directory with that event as its only answer.
import { createServer } from "node:http";
import { readAnswers } from "./answers.js";
import { listen } from "./listen.js";

const [{ headers, body: event }] = readAnswers(process.argv[2]);
const watchers = new Set();

const server = createServer((request, response) => {
  if (request.method === "GET" && !request.url.includes("watch=true")) {
    response.end();
  } else if (request.method === "GET") {
    response.writeHead(200, headers);
    response.flushHeaders();
    watchers.add(response);
    response.on("close", () => watchers.delete(response));
  } else {
    request.resume();
    request.on("end", () => {
      for (const watcher of watchers) watcher.write(event);
      response.statusCode = 201;
      response.end();
    });
  }
});
await listen(server);
