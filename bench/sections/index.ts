import type { Section } from "../section.js";
import { conditionalGet } from "./conditional-get.js";
import { etcdReads } from "./etcd-reads.js";
import { filteredList } from "./filtered-list.js";
import { generator } from "./generator.js";
import { get } from "./get.js";
import { list } from "./list.js";
import { manifestSize } from "./manifest-size.js";
import { manyObjects } from "./many-objects.js";
import { pagedList } from "./paged-list.js";
import { startUp } from "./start-up.js";
import { store } from "./store.js";
import { watch } from "./watch.js";
import { writes } from "./writes.js";

/** Everything that is measured, in order. */
export const sections: readonly Section[] = [
  get,
  conditionalGet,
  list,
  filteredList,
  pagedList,
  writes,
  etcdReads,
  watch,
  startUp,
  manyObjects,
  manifestSize,
  store,
  generator,
];
