/**
 * The client's one door to generated/. It is not src/api.ts, which brings the server's validators and routes along:
 * this one adds a table of paths to a program, and nothing else.
 */
export { type Resources, resources } from "../../generated/client.js";
