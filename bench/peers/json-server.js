// json-server, as its documentation shows it, without its log. Its argument is the file with its data.
import { createServer } from "node:http";
import jsonServer from "json-server";
import { listen } from "./listen.js";

const app = jsonServer.create();
app.use(jsonServer.router(process.argv[2]));
await listen(createServer(app));
