import type { Plan } from "./plan.js";
import type { Servers } from "./servers.js";
import type { TargetName } from "./targets.js";

/** What a section works with. */
export interface Bench {
  readonly plan: Plan;
  readonly servers: Servers;
  readonly arePeersInstalled: boolean;
}

/** Rows of text below a row of headings. The first column says what the row is about. */
export interface Table {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What lies so far apart that it should not be trusted. */
  readonly unsteady: readonly string[];
}

/** What a section has found. */
export interface Findings {
  readonly tables: readonly Table[];
  /** Why the section could not be measured. */
  readonly failure?: string;
  /** Figures that are judged. What could not be measured is left out or undefined. */
  readonly figures?: Readonly<Partial<Record<TargetName, number | undefined>>>;
}

/** One topic of the bench. */
export interface Section {
  /** What `--only` takes. */
  readonly name: string;
  readonly title: string;
  /** How it is measured, in a sentence or two. */
  readonly about: string;
  measure(bench: Bench): Promise<Findings>;
}
