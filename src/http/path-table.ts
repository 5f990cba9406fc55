import { ApiError } from "../errors.js";

/** What a path leads to, and the parameters that it has, in their order, decoded. */
export interface PathMatch<Value> {
  readonly value: Value;
  readonly parameters: readonly string[];
}

/** The paths that begin with the same segments. */
interface Node<Value> {
  /** What follows, by the text of the next segment. */
  readonly segments: Map<string, Node<Value>>;
  /** What follows if the next segment is a parameter. */
  parameter: Node<Value> | undefined;
  /** The path that ends here. */
  end: { readonly path: string; readonly value: Value } | undefined;
}

/**
 * Finds paths, whose parameters are written as `:name`, by what clients send. The time that it takes does not grow with
 * the number of paths. Letters count as they are, and so does a slash at the end; a parameter is a segment that is not
 * empty. Where a text and a parameter both fit, the text does.
 */
export class PathTable<Value> {
  readonly #root = createNode<Value>();

  /** @throws Error if a path is there twice, perhaps with other names of parameters. */
  add(path: string, value: Value): void {
    let node = this.#root;
    for (const segment of path.slice(1).split("/")) {
      if (segment.startsWith(":")) {
        node.parameter ??= createNode();
        node = node.parameter;
      } else {
        const next = node.segments.get(segment) ?? createNode();
        node.segments.set(segment, next);
        node = next;
      }
    }
    if (node.end !== undefined) throw new Error(`${path} and ${node.end.path} are the same path`);
    node.end = { path, value };
  }

  /**
   * What a path leads to; undefined if that is nothing.
   *
   * @throws ApiError BadRequest if a parameter cannot be decoded.
   */
  find(path: string): PathMatch<Value> | undefined {
    if (!path.startsWith("/")) return undefined;
    const found: string[] = [];
    const end = endOf(this.#root, path, 1, found);
    if (end === undefined) return undefined;
    return { value: end.value, parameters: path.includes("%") ? found.map(decode) : found };
  }
}

function createNode<Value>(): Node<Value> {
  return { segments: new Map(), parameter: undefined, end: undefined };
}

/** Follows a path from one of its segments on; gathers the parameters that it meets. */
function endOf<Value>(node: Node<Value>, path: string, start: number, found: string[]): Node<Value>["end"] {
  const slash = path.indexOf("/", start);
  const segment = slash === -1 ? path.slice(start) : path.slice(start, slash);
  const next = node.segments.get(segment);
  const end = next && (slash === -1 ? next.end : endOf(next, path, slash + 1, found));
  if (end !== undefined || node.parameter === undefined || segment === "") return end;
  const { length } = found;
  found.push(segment);
  const parameterEnd = slash === -1 ? node.parameter.end : endOf(node.parameter, path, slash + 1, found);
  if (parameterEnd === undefined) found.length = length;
  return parameterEnd;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ApiError("BadRequest", "The path is not valid: a % must be followed by two hexadecimal digits, in UTF-8");
  }
}
