import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from "yaml";
import type { Diagnostics } from "./diagnostics.js";
import { readYaml } from "./read-yaml.js";
import type { Location, Source } from "./source.js";

/** Where something stands in a manifest: keys and indices from the root. */
export type Path = readonly (string | number)[];

/** A manifest as plain data that remembers where each part was written. */
export interface ParsedManifest {
  readonly source: Source;
  /** JSON values only. Parts written as an alias are the very object that the anchor stands for. */
  readonly value: unknown;
  /** Where the key or the value at `path` stands, or the nearest part around it that exists. */
  locate(path: Path, part: "key" | "value"): Location;
}

/** More values than this, with every alias written out, are taken for an attack on the generator. */
const maxValues = 2_000_000;

/**
 * Reads YAML 1.2 as far as it can be told in JSON. Undefined if the text is not YAML; any other mistake is reported
 * and left out of the value. Positions are looked for only when one is asked for.
 */
export function parse(source: Source, diagnostics: Diagnostics): ParsedManifest | undefined {
  const value = readYaml(source.text);
  if (value === undefined) return parseClosely(source, diagnostics);
  let positions: ParsedManifest | undefined;
  return {
    source,
    value,
    locate: (path, part) => {
      positions ??= parseClosely(source, diagnostics);
      return positions?.locate(path, part) ?? { source, start: 0, end: 0 };
    },
  };
}

function parseClosely(source: Source, diagnostics: Diagnostics): ParsedManifest | undefined {
  const document = parseDocument(source.text, {
    prettyErrors: false,
    // Reader looks for equal keys: yaml's own search takes quadratic time.
    uniqueKeys: false,
    stringKeys: true,
    merge: false,
    logLevel: "error",
  });
  if (reportSyntaxErrors(document, source, diagnostics)) return undefined;
  const reader = new Reader(source, diagnostics);
  const value = document.contents === null ? null : reader.read(document.contents);
  return {
    source,
    value,
    locate: (path, part) => ({ source, ...find(document.contents, reader.targets, path, part) }),
  };
}

/** One report per line: what yaml finds after the first error of a line is nearly always its consequence. */
function reportSyntaxErrors(document: Document.Parsed, source: Source, diagnostics: Diagnostics): boolean {
  const lines = new Set<number>();
  const textEnd = source.text.trimEnd().length;
  for (const { code, message, pos } of document.errors) {
    if (code === "NON_STRING_KEY") continue; // Reader reports it.
    // What is left open ends with the text, not below it.
    const start = Math.min(pos[0], textEnd);
    const { line } = source.position(start);
    if (lines.has(line)) continue;
    lines.add(line);
    const end = code === "MULTIPLE_DOCS" ? start + "---".length : pos[1];
    diagnostics.report("yaml-syntax", { source, start, end }, { code, message });
  }
  return lines.size > 0;
}

/** A node that has an anchor. */
interface Anchor {
  readonly node: Node;
  /** What it stands for, and how many values that is. Undefined while the node is being read. */
  content: { readonly value: unknown; readonly size: number } | undefined;
}

/** Turns nodes into plain values, and reports what JSON has no word for. */
class Reader {
  /** The node that each alias stands for. */
  readonly targets = new Map<Node, Node>();
  readonly #source: Source;
  readonly #diagnostics: Diagnostics;
  readonly #anchors = new Map<string, Anchor>();
  /** Number of values so far, every alias written out. */
  #size = 0;

  constructor(source: Source, diagnostics: Diagnostics) {
    this.#source = source;
    this.#diagnostics = diagnostics;
  }

  read(node: Node): unknown {
    if (isAlias(node)) return this.#readAlias(node, node.source);
    const before = this.#size;
    this.#size += 1;
    if (!("anchor" in node) || node.anchor === undefined) return this.#readContent(node);
    const anchor: Anchor = { node, content: undefined };
    this.#anchors.set(String(node.anchor), anchor);
    const value = this.#readContent(node);
    anchor.content = { value, size: this.#size - before };
    return value;
  }

  #readContent(node: Node): unknown {
    if (node.tag !== undefined && !plainTags.has(node.tag)) {
      return this.#refuse(node, `the tag "${node.tag.replace(tagPrefix, "!!")}"`);
    }
    if (isMap(node)) return this.#readMap(node);
    if (isSeq(node)) return node.items.map((item) => (isNode(item) ? this.read(item) : null));
    const value = isScalar(node) ? node.value : null;
    if (typeof value === "number" && !Number.isFinite(value)) return this.#refuse(node, "a number without a value");
    return value;
  }

  #readMap(map: YAMLMap): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    const keys = new Map<string, Node>();
    for (const { key, value } of map.items as Pair<Node, Node | null>[]) {
      const name = keyName(key);
      const first = keys.get(name ?? "");
      if (name === undefined) {
        this.#refuse(key, "a key that is not plain text");
      } else if (first !== undefined) {
        this.#diagnostics.report("duplicate-key", this.#locate(key), { key: name, first: this.#locate(first) });
      } else if (name === "__proto__") {
        this.#refuse(key, 'the key "__proto__"');
      } else {
        keys.set(name, key);
        object[name] = value === null ? null : this.read(value);
      }
    }
    return object;
  }

  #readAlias(alias: Node, name: string): unknown {
    const anchor = this.#anchors.get(name);
    if (anchor === undefined) {
      this.#diagnostics.report("unknown-anchor", this.#locate(alias), { name, known: [...this.#anchors.keys()] });
    } else if (anchor.content === undefined) {
      this.#diagnostics.report("cyclic-alias", this.#locate(alias), { name });
    } else if (this.#size + anchor.content.size > maxValues) {
      this.#diagnostics.report("excessive-aliases", this.#locate(alias), { limit: maxValues });
    } else {
      this.#size += anchor.content.size;
      this.targets.set(alias, anchor.node);
      return anchor.content.value;
    }
    return undefined;
  }

  #refuse(node: Node, what: string): undefined {
    this.#diagnostics.report("unsupported-yaml", this.#locate(node), { what });
  }

  #locate(node: Node): Location {
    return { source: this.#source, ...rangeOf(node) };
  }
}

const tagPrefix = "tag:yaml.org,2002:";

/** Tags that say what is the case anyway. */
const plainTags = new Set(["str", "int", "float", "bool", "null", "map", "seq"].map((name) => tagPrefix + name));

interface Range {
  readonly start: number;
  readonly end: number;
}

function find(root: Node | null, targets: ReadonlyMap<Node, Node>, path: Path, part: "key" | "value"): Range {
  let node = root;
  let key: Range | undefined;
  for (const step of path) {
    const around: Node | null = node === null ? null : (targets.get(node) ?? node);
    if (isMap(around)) {
      const pair = (around.items as Pair<Node, Node | null>[]).find((item) => keyName(item.key) === step);
      if (pair === undefined) return key ?? rangeOf(node);
      key = rangeOf(pair.key);
      node = pair.value;
    } else if (isSeq(around) && isNode(around.items[Number(step)])) {
      node = around.items[Number(step)] as Node;
      key = rangeOf(node);
    } else {
      return key ?? rangeOf(node);
    }
  }
  const value = rangeOf(node);
  return key !== undefined && (part === "key" || value.start === value.end) ? key : value;
}

/** What to underline of a node. A block over several lines is too much: its first key or dash stands for it. */
function rangeOf(node: Node | null): Range {
  const [start, end] = node?.range ?? [0, 0];
  if (isMap(node) && !node.flow && isNode(node.items[0]?.key)) return rangeOf(node.items[0].key);
  if (isSeq(node) && !node.flow) return { start, end: start + 1 };
  return { start, end };
}

/** The text of a key; undefined if it is a list, a mapping or an alias. */
function keyName(key: Node): string | undefined {
  return isScalar(key) ? String(key.value ?? "") : undefined;
}
