/**
 * What goes on for longer than a call. The client loads it when it is used for the first time, so that programs which
 * only make calls stay small.
 */
export { createInformer } from "./create-informer.js";
export { iteratePages } from "./iterate-pages.js";
export { watchEvents } from "./watch-events.js";
