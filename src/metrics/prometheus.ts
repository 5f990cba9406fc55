/** The library that writes metrics. It is loaded when they are read for the first time, which a server starts without. */
export type Prometheus = typeof import("prom-client");
