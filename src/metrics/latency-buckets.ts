/** Upper bounds of latencies, in seconds: some of those that Kubernetes has for its requests. */
export const latencyBucketsSeconds: number[] = [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 5, 10, 30, 60];
