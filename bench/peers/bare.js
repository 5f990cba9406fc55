// The limit: node:http that sends the same bytes and headers as the measured server, without any work for them. Bodies
// are read and sent back. Its argument is a directory of answers.
import { createServer } from "node:http";
import { readAnswers } from "./answers.js";
import { listen } from "./listen.js";

const answers = new Map();
const notModified = new Map();
for (const answer of readAnswers(process.argv[2])) {
  (answer.status === 304 ? notModified : answers).set(answer.path, answer);
}

const server = createServer((request, response) => {
  if (request.method !== "GET") {
    echo(request, response);
    return;
  }
  const known = request.headers["if-none-match"] === undefined ? answers : notModified;
  const { status, headers, body } = known.get(request.url);
  response.writeHead(status, headers);
  response.end(body);
});
await listen(server);

function echo(request, response) {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    response.writeHead(request.method === "POST" ? 201 : 200, {
      "Content-Type": "application/json",
      "Content-Length": body.length,
    });
    response.end(body);
  });
}
